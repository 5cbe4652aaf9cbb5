import type { IconName } from "@/components/ui/icon";
import { Menu, MenuButton, MenuLink } from "@/components/ui/menu";
import type { BoardGroup } from "@/lib/curation/queries/board";
import { asksFor, type Way } from "@/lib/curation/rules/moves";
import { readIntl } from "@/lib/http/intl";

/** The one form that every move of the board belongs to. */
export const MOVE_FORM = "board-move";

const icons: Record<Way, IconName> = {
  draft: "write",
  link: "link",
  unlink: "undo",
  mark_outdated: "flag",
  ignore: "hide",
  take_up: "undo",
};

/** Where a group can go: at once, or by way of the form on its page where something has to be said. */
export function GroupMenu({ group }: { group: BoardGroup }) {
  const { t, href } = readIntl("repeats");
  return (
    <Menu
      id={`moves-${group.id}`}
      label={t("movesFor", { title: group.title })}
      icon="more"
      hideLabel
      size="sm"
      className="row-over"
    >
      {group.moves.map(({ to, way }) => (
        <div key={way} data-move={to}>
          {asksFor[way] === "nothing" ? (
            <MenuButton
              icon={icons[way]}
              form={MOVE_FORM}
              name="move"
              value={`${group.id} ${group.column} ${way}`}
            >
              {label(way, to)}
            </MenuButton>
          ) : (
            <MenuLink
              icon={icons[way]}
              href={href(`/curation/groups/${group.id}?way=${way}&from=${group.column}#${way}`)}
            >
              {label(way, to)}
            </MenuLink>
          )}
        </div>
      ))}
    </Menu>
  );

  function label(way: Way, to: BoardGroup["column"]): string {
    return way === "take_up"
      ? t("moveTo", { way: t("ways.take_up"), column: t(`columns.${to}`) })
      : t(`ways.${way}`);
  }
}
