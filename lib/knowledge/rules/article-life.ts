import type { No, RefusalCode } from "@/lib/errors";

export const articleStatuses = ["draft", "in_review", "published", "needs_update", "archived"] as const;
export type ArticleStatus = (typeof articleStatuses)[number];

/** All that decides what may happen to an article, read under its lock. */
export type Life = {
  status: ArticleStatus;
  /** The version that readers see; 0 before the first publication. */
  live: number;
  /** The newest version, and who wrote it: nobody, where it came from a file or an import. */
  newest: { version: number; authorId: string | null };
  review: { version: number } | null;
  /** Newer versions that somebody other than their author has said yes to, or that readers have seen before. */
  approved: readonly number[];
  scheduled: { version: number; at: Date } | null;
  /** There is somebody besides the one who acts who could read it over. */
  othersReview: boolean;
};

export type LifeEvent =
  | { type: "saved" | "restored" }
  | { type: "submitted"; version: number }
  | { type: "review_withdrawn" }
  | { type: "approved" | "changes_asked"; version: number; by: string }
  | { type: "scheduled"; version: number; at: Date; now: Date }
  | { type: "unscheduled" }
  | { type: "published"; version: number }
  | { type: "needs_update" | "still_right" }
  | { type: "archived" | "brought_back" };

/** What an event changes. What is not named stays as it is. */
export type Change = {
  status?: ArticleStatus;
  live?: number;
  newest?: number;
  /** A review begins, or the open one ends this way. */
  review?: "opened" | "approved" | "changes" | "withdrawn";
  /** Null: no longer. */
  scheduled?: { version: number; at: Date } | null;
  /** Readers get to see something else than before, or nothing any more. */
  readersSee?: true;
};

export type LifeOutcome = { ok: true; change: Change } | No;

export const isLive = (status: ArticleStatus): boolean => status === "published" || status === "needs_update";

/**
 * What one event does to an article, or why it may not be. Pure: a command reads the facts under the row's lock and
 * writes the change. What readers see changes by publishing, archiving and bringing back, and by nothing else.
 */
export function articleLife(life: Life, event: LifeEvent): LifeOutcome {
  if (life.status === "archived" && event.type !== "brought_back") return no("article_archived");
  switch (event.type) {
    case "saved":
    case "restored":
      return yes({ newest: life.newest.version + 1, ...withoutReview(life) });
    case "submitted":
      return submit(life, event.version);
    case "review_withdrawn":
      return life.review ? yes(withoutReview(life)) : no("wrong_state");
    case "approved":
    case "changes_asked":
      return decide(life, event);
    case "scheduled":
      return schedule(life, event);
    case "unscheduled":
      return life.scheduled ? yes({ scheduled: null }) : no("wrong_state");
    case "published":
      return publish(life, event.version);
    case "needs_update":
      return isLive(life.status) ? yes({ status: "needs_update", readersSee: true }) : no("not_published");
    case "still_right":
      return life.status === "needs_update"
        ? yes({ status: "published", readersSee: true })
        : no("wrong_state");
    case "archived":
      return yes({
        ...withoutReview(life),
        status: "archived",
        ...(life.scheduled && { scheduled: null }),
        ...(isLive(life.status) && { readersSee: true }),
      });
    case "brought_back":
      if (life.status !== "archived") return no("wrong_state");
      return yes(life.live > 0 ? { status: "published", readersSee: true } : { status: "draft" });
  }
}

/** A text that is being read over and is then changed, or taken back, is a draft again; what is live stays live. */
function withoutReview(life: Life): Change {
  return {
    ...(life.review && { review: "withdrawn" as const }),
    ...(life.status === "in_review" && { status: "draft" as const }),
  };
}

function submit(life: Life, version: number): LifeOutcome {
  if (version !== life.newest.version) return no("stale_version");
  if (life.review) return no("already_in_review");
  if (version === life.live) return no("nothing_new");
  if (life.approved.includes(version)) return no("already_decided");
  return yes({ review: "opened", ...(!isLive(life.status) && { status: "in_review" }) });
}

function decide(life: Life, event: Extract<LifeEvent, { type: "approved" | "changes_asked" }>): LifeOutcome {
  if (!life.review) return no("already_decided");
  if (life.review.version !== event.version) return no("stale_version");
  if (life.newest.authorId === event.by) return no("not_allowed_on_own");
  if (event.type === "approved") return yes({ review: "approved" });
  return yes({ review: "changes", ...(life.status === "in_review" && { status: "draft" }) });
}

/** Why this version may not go live, whoever wants it to. */
function unfit(life: Life, version: number): RefusalCode | null {
  if (version > life.newest.version || version < 1) return "not_found";
  if (version <= life.live) return "nothing_new";
  // Where nobody else is there to read it, one person may answer for it alone; what has a time has been answered for.
  const isAnswered = life.approved.includes(version) || life.scheduled?.version === version;
  return isAnswered || !life.othersReview ? null : "not_reviewed";
}

function schedule(life: Life, event: Extract<LifeEvent, { type: "scheduled" }>): LifeOutcome {
  const reason = unfit(life, event.version);
  if (reason) return no(reason);
  if (event.at <= event.now) return no("too_late");
  return yes({ scheduled: { version: event.version, at: event.at } });
}

function publish(life: Life, version: number): LifeOutcome {
  const reason = unfit(life, version);
  if (reason) return no(reason);
  return yes({
    status: "published",
    live: version,
    readersSee: true,
    // A review of a text that is live has nothing left to decide; one of a newer text goes on.
    ...(life.review && life.review.version <= version && { review: "withdrawn" as const }),
    ...(life.scheduled && life.scheduled.version <= version && { scheduled: null }),
  });
}

const yes = (change: Change): LifeOutcome => ({ ok: true, change });
const no = (reason: RefusalCode): No => ({ ok: false, reason });
