import { withoutMarks } from "../marks";
import { capQuery } from "../text";

/** What somebody looks for who has typed this: empty where nothing of it can be seen, as of control characters. */
export function lookedFor(typed: string): string {
  const text = withoutMarks(capQuery(typed)).replaceAll("\0", "").trim();
  return /[^\p{C}\p{Z}]/u.test(text) ? text : "";
}
