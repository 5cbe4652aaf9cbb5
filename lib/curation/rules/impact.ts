import { type Counted, type RateRatio, rateRatio } from "./rate-ratio";

/** Questions of a group in seven days; weeks without any are listed too, the oldest first. */
export type Week = { from: Date; count: number };

const weekMs = 7 * 24 * 60 * 60_000;
/** What came before is measured by so many weeks. */
export const weeksBefore = 8;
/** Articles need time to be found: before this nothing is said. */
const fewestWeeksAfter = 2;
const recentWeeks = 4;
/** Fewer than this in the last weeks can happen to anything. */
const fewestRecent = 3;
/** A group that comes half as often as before has not stopped. */
const stillTooOften = 0.5;

export type Impact = {
  before: Counted;
  after: Counted;
  rate: RateRatio | null;
  /** `unclear`: the interval holds both fewer and more. */
  verdict: "too_early" | "nothing" | "fewer" | "unclear" | "more";
};

/** What publication changed: how often the question came before and after, and whether that can be chance. */
export function impactOf(weeks: readonly Week[], publishedAt: Date, now: Date): Impact {
  const { before, after } = around(weeks, publishedAt, now);
  const rate = rateRatio(before, after);
  return { before, after, rate, verdict: verdictOf(after, rate) };
}

function verdictOf(after: Counted, rate: RateRatio | null): Impact["verdict"] {
  if (after.weeks < fewestWeeksAfter) return "too_early";
  if (!rate) return "nothing";
  if (rate.high < 1) return "fewer";
  return rate.low > 1 ? "more" : "unclear";
}

export type ComesBack = {
  back: boolean;
  /**
   * `too_early`: published too lately to say. `few`: hardly anybody asked in the last weeks. `fell`: people ask, less
   * than half as often as before. `same`: about as often. `rose`: more often, and not by chance.
   */
  reason: "too_early" | "few" | "fell" | "same" | "rose";
  /** The numbers of the reason. */
  before: Counted;
  recent: Counted;
  rate: RateRatio | null;
};

/** Whether people keep asking what an article answers since it was published, by the last four weeks. */
export function comesBack(weeks: readonly Week[], publishedAt: Date, now: Date): ComesBack {
  const { before, after, later } = around(weeks, publishedAt, now);
  const recent = counted(later.slice(-recentWeeks), now);
  const rate = rateRatio(before, recent);
  const say = (back: boolean, reason: ComesBack["reason"]) => ({ back, reason, before, recent, rate });
  if (after.weeks < fewestWeeksAfter) return say(false, "too_early");
  if (!rate || recent.count < fewestRecent) return say(false, "few");
  if (rate.ratio < stillTooOften) return say(false, "fell");
  return say(true, rate.low > 1 ? "rose" : "same");
}

/** A week in which the article came out is neither before nor after. */
function around(weeks: readonly Week[], publishedAt: Date, now: Date) {
  const earlier = weeks.filter(({ from }) => +from + weekMs <= +publishedAt).slice(-weeksBefore);
  const later = weeks.filter(({ from }) => +from >= +publishedAt && +from < +now);
  return { before: counted(earlier, now), after: counted(later, now), later };
}

function counted(weeks: readonly Week[], now: Date): Counted {
  return {
    count: weeks.reduce((sum, week) => sum + week.count, 0),
    weeks: weeks.reduce((sum, { from }) => sum + Math.min(1, (+now - +from) / weekMs), 0),
  };
}

/** Questions of a kind, and how many of them came to the staff. */
export type Escalated = { asked: number; escalated: number };

export type Avoided = {
  /** Readers who said that it solved theirs. */
  confirmed: number;
  /** How many of such questions came to the staff otherwise. */
  share: number;
  of: "group" | "site";
  cases: number;
};

/** A share of fewer questions than this is mostly chance. */
const enoughForShare = 10;

/**
 * Cases that the staff did not get, counted low: only readers who said that it solved their problem, times the share of
 * such questions that came to the staff, which is the lower of the group's own and the site's.
 */
export function casesAvoided(confirmed: number, group: Escalated, site: Escalated): Avoided {
  const siteShare = shareOf(site) ?? 0;
  const own = group.asked >= enoughForShare ? shareOf(group) : null;
  const isOwn = own !== null && own < siteShare;
  const share = isOwn ? own : siteShare;
  return { confirmed, share, of: isOwn ? "group" : "site", cases: confirmed * share };
}

const shareOf = ({ asked, escalated }: Escalated): number | null => (asked === 0 ? null : escalated / asked);

export type UnitCosts = {
  currency: string;
  /** What one case takes the staff. */
  minutesPerCase: number;
  /** What an answer, message or note takes its writer where nothing says how long it took. */
  minutesPerPost: number;
  costPerHour: number;
};

/** What cases that did not come would have cost. */
export function saved(
  cases: number,
  costs: Pick<UnitCosts, "minutesPerCase" | "costPerHour">,
): { minutes: number; money: number } {
  const minutes = cases * costs.minutesPerCase;
  return { minutes, money: (minutes / 60) * costs.costPerHour };
}
