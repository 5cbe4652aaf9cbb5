import { Notice } from "@/components/ui/notice";
import { intl } from "@/lib/http/intl";
import { one, type Query } from "@/lib/http/query";

const outcomes = [
  "reviewed",
  "needs_update",
  "assigned",
  "put_off",
  "taken_up",
  "task_done",
  "task_opened",
  "task_assigned",
  "gap_dismissed",
  "gap_taken_up",
] as const;

/** What the press that led here has done. */
export async function Done({ query }: { query: Query }) {
  const { t } = await intl("freshness");
  const done = outcomes.find((known) => known === one(query, "done"));
  if (!done) return null;
  return (
    <Notice tone="success" role="status" className="mb-4">
      {t(`done.${done}`)}
    </Notice>
  );
}
