import { Notice } from "@/components/ui/notice";
import { one, type Query } from "@/lib/http/query";
import { onePass } from "@/lib/render/one-pass";

type Props<Outcome extends string> = {
  query: Query;
  /** What a press may have done; anything else in the address says nothing. */
  outcomes: readonly Outcome[];
  text: (done: Outcome) => string;
};

/**
 * What the press that led here has done, as the address says: `?done=saved`. Where another form was sent to this address
 * since, the page answers that one.
 */
export function DoneNotice<Outcome extends string>({ query, outcomes, text }: Props<Outcome>) {
  const done = outcomes.find((known) => known === one(query, "done"));
  if (!done || onePass()?.request()?.sent) return null;
  return (
    <Notice tone="success" role="status" className="mb-4">
      {text(done)}
    </Notice>
  );
}
