import fc from "fast-check";
import type { Event } from "@/lib/community/lifecycle";

const people = ["mara", "theo", "lena", "ines", "jonas"] as const;
export type Who = (typeof people)[number];
const asker: readonly Who[] = ["mara"];
const staff: readonly Who[] = ["ines", "ines", "jonas"];

/** How often each thing is tried, and by whom: often enough that the rare turns of a case are reached. */
const acts = {
  answer: [5, ["ines", "ines", "theo", "lena", "mara", "jonas"]],
  accept: [5, ["mara", "mara", "theo", "ines"]],
  accept_article: [1, asker],
  did_not_work: [3, asker],
  remove: [1, staff],
  end_acceptance: [2, asker],
  escalate: [4, ["mara", "lena", "ines"]],
  certify: [2, ["theo"]],
  take: [6, staff],
  release: [1, staff],
  promise: [2, staff],
  drop: [2, staff],
  keep: [1, staff],
  close_case: [1, staff],
  reopen_case: [3, ["mara", "ines", "lena"]],
  open: [2, asker],
  override: [1, staff],
  sweep: [6, asker],
  close: [1, ["mara", "ines"]],
  reopen: [2, ["mara", "ines"]],
  hide: [1, staff],
  restore: [2, staff],
  restrict: [1, staff],
  publish: [1, asker],
  duplicate: [1, asker],
  canonical_lost: [1, asker],
  follow: [1, asker],
  unfollow: [2, asker],
  canonical_gone: [1, asker],
  ask_info: [3, ["theo", "theo", "ines"]],
  withdraw_info: [1, ["theo"]],
  write: [2, asker],
  same_problem: [2, ["lena"]],
  hand_over: [3, staff],
  give_to_team: [1, staff],
  wait_for: [3, staff],
  resume: [1, staff],
  hand_back: [2, staff],
  decide_hand_back: [3, asker],
  set_cause: [1, staff],
} as const satisfies Record<string, readonly [number, readonly Who[]]>;

type ActName = keyof typeof acts;

const waiting = fc.record({
  do: fc.constant("wait" as const),
  minutes: fc.constantFrom(1, 4, 7, 55, 300, 1500, 4400),
  // The sweep runs every minute, unless the worker is down.
  isSwept: fc.boolean(),
});

const acting = (Object.keys(acts) as ActName[]).map((name) => ({
  weight: acts[name][0],
  arbitrary: fc.record({
    do: fc.constant(name),
    who: fc.constantFrom<Who[]>(...(acts[name][1] as readonly Who[])),
    which: fc.nat(5),
  }),
}));

/** One thing that one of several people tries, or some time that passes. Which answer is meant is `which` modulo what is there. */
export const step = fc.oneof({ weight: 10, arbitrary: waiting }, ...acting);

export type Step =
  | { do: "wait"; minutes: number; isSwept: boolean }
  | { do: ActName; who: Who; which: number };

/** A whole afternoon or a whole month on one question. */
export const history = fc.array(step, { minLength: 8, maxLength: 60, size: "max" }) as fc.Arbitrary<Step[]>;

/** mara asks, theo is an ambassador, lena another customer, ines and jonas are staff. */
export const partOf = (who: string): Event["by"] => ({
  id: who,
  as: who === "mara" ? "asker" : who === "theo" ? "ambassador" : who === "lena" ? "participant" : "staff",
});
