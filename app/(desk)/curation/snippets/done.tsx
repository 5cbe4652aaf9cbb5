import { Notice } from "@/components/ui/notice";
import { intl } from "@/lib/http/intl";
import { one, type Query } from "@/lib/http/query";

const outcomes = ["added", "saved", "removed"] as const;

/** What the press that led here has done. */
export async function Done({ query }: { query: Query }) {
  const { t } = await intl("snippets");
  const done = outcomes.find((known) => known === one(query, "done"));
  if (!done) return null;
  return (
    <Notice tone="success" role="status" className="mb-4">
      {t(`done.${done}`)}
    </Notice>
  );
}
