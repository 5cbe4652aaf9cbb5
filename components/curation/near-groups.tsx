import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import type { RepeatGroup } from "@/lib/curation/queries/repeat-group";
import type { FormAction } from "@/lib/form-state";
import { intl } from "@/lib/http/intl";

type Props = {
  group: RepeatGroup;
  /** Null for who may only look. */
  merge: FormAction | null;
};

/** The groups that are most like this one, each with the press that makes them one. */
export async function NearGroups({ group, merge }: Props) {
  const { t, href } = await intl("repeats");
  if (group.near.length === 0) return <p className="text-sm text-muted">{t("group.nearNone")}</p>;
  const list = (
    <ul className="space-y-2 text-sm">
      {group.near.map((near) => (
        <li key={near.id}>
          <a href={href(`/curation/groups/${near.id}`)} className="text-accent hover:underline" dir="auto">
            {near.title}
          </a>
          <p className="flex min-h-6 flex-wrap items-center gap-x-3 text-faint">
            <span>{t("card.size", { count: near.size })}</span>
            <span>{t(`columns.${near.column}`)}</span>
            {merge && !group.ignored && near.column !== "ignored" && (
              <Button type="submit" name="intoId" value={near.id} size="sm" variant="quiet" icon="merge">
                {t("group.mergeInto")}
              </Button>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
  if (!merge) return list;
  return (
    <ActionForm id="merge-near" action={merge}>
      <input type="hidden" name="groupId" value={group.id} />
      {list}
    </ActionForm>
  );
}
