import { DoneNotice } from "@/components/site/done-notice";
import { intl } from "@/lib/http/intl";
import type { Query } from "@/lib/http/query";

const outcomes = [
  "created",
  "saved",
  "submitted",
  "withdrawn",
  "approved",
  "changes",
  "commented",
  "resolved",
  "reopened",
  "published",
  "scheduled",
  "unscheduled",
  "needs_update",
  "still_right",
  "archived",
  "brought_back",
  "restored",
  "written",
  "facts",
  "address",
  "moved",
  "translation",
  "up_to_date",
  "file_taken",
  "file_kept",
] as const;

/** What the press that led here has done. */
export async function Done({ query }: { query: Query }) {
  const { t } = await intl("workshop");
  return <DoneNotice query={query} outcomes={outcomes} text={(done) => t(`done.${done}`)} />;
}
