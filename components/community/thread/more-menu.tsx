import type { ReactNode } from "react";
import type { IconName } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuButton, MenuLink, MenuSection } from "@/components/ui/menu";
import { readIntl } from "@/lib/http/intl";
import { ACTS, panelHref } from "./act";

export type MenuEntry =
  | { href: string; icon: IconName; text: ReactNode }
  | { panel: string; icon: IconName; text: ReactNode }
  | { act: string; icon: IconName; text: ReactNode };

type Props = {
  id: string;
  sections: (MenuEntry | false)[][];
  /** What of the post can be reported, by those who may do nothing more with it. */
  report: { kind: "question" | "answer" | "comment"; id: number } | null;
};

/** On a phone it opens at the end of its row, wherever in it the button stands: else it would begin beside the screen. */
const inRow = "max-sm:static! max-sm:[&>.menu-panel]:top-auto";

/** Everything that is done seldom, behind one button; for most readers only the way to report. */
export function MoreMenu({ id, sections, report }: Props) {
  const { t, href } = readIntl("thread");
  const { t: word } = readIntl("community");
  const reporting = report && `/report?kind=${report.kind}&id=${report.id}`;
  const filled = sections
    .map((section) =>
      section
        .filter((entry) => entry !== false)
        .map((entry) => ("panel" in entry ? { ...entry, href: panelHref(entry.panel) } : entry)),
    )
    .filter((section) => section.length > 0);
  if (filled.length === 0)
    return (
      reporting && (
        <IconButton href={href(reporting)} rel="nofollow" icon="flag" label={word("report")} size="sm" />
      )
    );
  if (reporting) filled.push([{ href: reporting, icon: "flag", text: word("report") }]);
  return (
    <Menu id={id} label={t("act.more")} icon="more" hideLabel size="sm" className={inRow}>
      {filled.map((section) => (
        <MenuSection key={section.map((entry) => ("act" in entry ? entry.act : entry.href)).join()}>
          {section.map((entry) =>
            "act" in entry ? (
              <MenuButton key={entry.act} form={ACTS} name="act" value={entry.act} icon={entry.icon}>
                {entry.text}
              </MenuButton>
            ) : (
              <MenuLink
                key={entry.href}
                href={"panel" in entry ? entry.href : href(entry.href)}
                icon={entry.icon}
              >
                {entry.text}
              </MenuLink>
            ),
          )}
        </MenuSection>
      ))}
    </Menu>
  );
}
