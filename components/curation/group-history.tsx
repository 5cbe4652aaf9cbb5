import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import type { RepeatGroup } from "@/lib/curation/queries/repeat-group";
import type { FormAction } from "@/lib/form-state";
import { intl, readIntl } from "@/lib/http/intl";

type Decision = RepeatGroup["decisions"][number];
type Props = { group: RepeatGroup; undo: FormAction };

/** Who decided what about a group, and the way back where there is one. */
export async function GroupHistory({ group, undo }: Props) {
  const { t, href } = await intl("repeats");
  if (group.decisions.length === 0) return <p className="text-sm text-muted">{t("group.historyNone")}</p>;
  return (
    <ActionForm id="undo" action={undo}>
      <input type="hidden" name="groupId" value={group.id} />
      <ol className="space-y-2.5 text-sm">
        {group.decisions.map((decision) => (
          <li key={decision.id}>
            <p dir="auto">
              <strong className="font-medium">{decision.by}</strong> <Words decision={decision} />
            </p>
            <p className="flex min-h-6 flex-wrap items-center gap-x-3 text-faint">
              <When at={decision.at} />
              {decision.otherGroupId && (
                <a
                  href={href(`/curation/groups/${decision.otherGroupId}`)}
                  className="text-accent hover:underline"
                >
                  {t("group.other")}
                </a>
              )}
              {decision.isUndone && <span>{t("group.undone")}</span>}
              {decision.mayUndo && (
                <Button type="submit" name="lineId" value={decision.id} size="sm" variant="quiet" icon="undo">
                  {t("group.undo")}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ol>
    </ActionForm>
  );
}

function Words({ decision }: { decision: Decision }) {
  const { t } = readIntl("repeats");
  const { action, name, count } = decision;
  const known = action === "repeats_named" && name === null ? "repeats_unnamed" : action;
  const key = t.has(`decision.${known}` as never) ? known : "other";
  return t(
    `decision.${key}` as "decision.repeats_merged",
    {
      name: name ?? t("group.numbered", { id: String(decision.otherGroupId ?? "") }),
      reason: decision.reason ?? "",
      article: decision.article?.title ?? "",
      // A question that is not public any more is only counted.
      question: decision.question?.title ?? t("group.oneQuestion"),
      count,
    } as never,
  );
}
