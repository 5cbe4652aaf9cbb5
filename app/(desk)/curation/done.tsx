import { DoneNotice } from "@/components/site/done-notice";
import { intl } from "@/lib/http/intl";
import type { Query } from "@/lib/http/query";

const outcomes = [
  "reviewed",
  "up_to_date",
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
  return <DoneNotice query={query} outcomes={outcomes} text={(done) => t(`done.${done}`)} />;
}
