import { DoneNotice } from "@/components/site/done-notice";
import { intl } from "@/lib/http/intl";
import type { Query } from "@/lib/http/query";

const outcomes = ["saved", "removed", "accepted", "dismissed"] as const;

/** What the press that led here has done. */
export async function Done({ query }: { query: Query }) {
  const { t } = await intl("tuning");
  return <DoneNotice query={query} outcomes={outcomes} text={(done) => t(`done.${done}`)} />;
}
