import { StageChip } from "@/components/community/stage-chip";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { List, Row } from "@/components/ui/list";
import type { Member, RepeatGroup } from "@/lib/curation/queries/repeat-group";
import type { FormAction } from "@/lib/form-state";
import { intl, readIntl } from "@/lib/http/intl";
import { GroupTarget } from "./group-target";

type Props = { group: RepeatGroup; mayCurate: boolean; sortOut: FormAction };

/** The questions of a group, and what a curator can do with those they tick. */
export async function GroupMembers({ group, mayCurate, sortOut }: Props) {
  const { t } = await intl("repeats");
  const rows = (
    <List id="members" label={t("group.members")}>
      {group.members.map((member) => (
        <MemberRow key={member.number} member={member} mayCurate={mayCurate} />
      ))}
    </List>
  );
  if (!mayCurate) return rows;
  return (
    <ActionForm
      id="sort-out"
      action={sortOut}
      labels={{ questionIds: t("group.members"), intoId: t("group.moveInto") }}
    >
      <input type="hidden" name="groupId" value={group.id} />
      {rows}
      <fieldset className="mt-4 rounded-lg border border-line bg-surface p-3">
        <legend className="px-1 text-sm font-medium">{t("group.selected")}</legend>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" name="act" value="split" size="sm" icon="split">
            {t("group.split")}
          </Button>
          <Button type="submit" name="act" value="exclude" size="sm" icon="close">
            {t("group.exclude")}
          </Button>
        </div>
        <p className="mt-1 text-xs text-muted">{t("group.excludeHint")}</p>
        <div className="mt-3 flex flex-wrap items-end gap-2 border-t border-line pt-3">
          <GroupTarget near={group.near} label={t("group.moveInto")} />
          <Button type="submit" name="act" value="move" size="sm" icon="forward">
            {t("group.move")}
          </Button>
        </div>
      </fieldset>
    </ActionForm>
  );
}

function MemberRow({ member, mayCurate }: { member: Member; mayCurate: boolean }) {
  const { t, href } = readIntl("repeats");
  return (
    <Row
      href={href(`/questions/${member.number}/${member.slug}`)}
      title={member.title}
      lead={
        mayCurate && (
          <label className="row-over -m-2 grid size-9 place-items-center">
            <span className="sr-only">{t("group.select", { title: member.title })}</span>
            <input type="checkbox" name="questionIds" value={member.number} className="tick" />
          </label>
        )
      }
      meta={
        <>
          <StageChip stage={member.stage} />
          <span>
            {t(`group.placedBy.${member.placedBy}`)}
            {member.likeness !== null && `, ${t("group.likeness", { value: member.likeness })}`}
          </span>
          <bdi>{member.asker.name}</bdi>
          <When at={member.askedAt} />
        </>
      }
    />
  );
}
