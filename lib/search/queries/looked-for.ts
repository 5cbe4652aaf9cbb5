import { withoutMarks } from "../marks";
import { capQuery } from "../text";

// They turn around what is written behind them, on the reader's page and on staff's.
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** What somebody looks for who has typed this: empty where nothing of it can be seen, as of control characters. */
export function lookedFor(typed: string): string {
  const text = withoutMarks(capQuery(typed)).replaceAll("\0", "").replace(TURNING, "").trim();
  return /[^\p{C}\p{Z}]/u.test(text) ? text : "";
}
