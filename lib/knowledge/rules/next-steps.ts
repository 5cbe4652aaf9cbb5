import { articleLife, type Life } from "./article-life";

/** The version that could be shown to readers now: the newest one that somebody else has said yes to; null for none. */
export function publishable(life: Life): number | null {
  const candidates = life.othersReview ? life.approved : [...life.approved, life.newest.version];
  const fit = candidates.filter((version) => articleLife(life, { type: "published", version }).ok);
  return fit.length > 0 ? Math.max(...fit) : null;
}

export type Step =
  | "submit"
  | "withdraw"
  | "unschedule"
  | "needs_update"
  | "still_right"
  | "archive"
  | "bring_back";

/** What may be done with an article now, by the same rules that the commands ask. */
export function possibleSteps(life: Life): Set<Step> {
  const version = life.newest.version;
  const may: [Step, boolean][] = [
    ["submit", articleLife(life, { type: "submitted", version }).ok],
    ["withdraw", articleLife(life, { type: "review_withdrawn" }).ok],
    ["unschedule", articleLife(life, { type: "unscheduled" }).ok],
    ["needs_update", life.status === "published"],
    ["still_right", articleLife(life, { type: "still_right" }).ok],
    ["archive", articleLife(life, { type: "archived" }).ok],
    ["bring_back", articleLife(life, { type: "brought_back" }).ok],
  ];
  return new Set(may.filter(([, is]) => is).map(([step]) => step));
}
