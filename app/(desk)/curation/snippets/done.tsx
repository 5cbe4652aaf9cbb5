import { DoneNotice } from "@/components/site/done-notice";
import { intl } from "@/lib/http/intl";
import type { Query } from "@/lib/http/query";

const outcomes = ["added", "saved", "removed"] as const;

/** What the press that led here has done. */
export async function Done({ query }: { query: Query }) {
  const { t } = await intl("snippets");
  return <DoneNotice query={query} outcomes={outcomes} text={(done) => t(`done.${done}`)} />;
}
