import type { Event, Facts } from "@/lib/community/lifecycle";
import type { Actor, Context, Person } from "@/lib/context";
import type { RefusalCode } from "@/lib/errors";
import type { Action, PolicyFacts } from "@/lib/policy";
import type { Cast } from "@/lib/testing/cast";
import type { TestSite } from "@/lib/testing/database";

/** A history that is being played on rows, and how far it has come in memory. */
export type Play = {
  site: TestSite;
  cast: Cast;
  now: Date;
  as: (who: "mara" | "theo" | "lena" | "ines" | "jonas" | "ada" | Actor) => Context;
  questionId: number;
  /** The rows' numbers of the answers, in their order. */
  answers: number[];
  /** Who has the same problem. */
  joined: ("ines" | "lena")[];
  /** The question that this one was last said to repeat. */
  canonicalId: number | null;
  facts: Facts;
};

/** One step as command, and what policy and rules should make of it. */
export type Deed = {
  actor: Person | null;
  action: Action;
  about: PolicyFacts;
  /** Why the command itself says no before it asks the rules. */
  refused?: RefusalCode;
  /** The facts to which the events come, where the command has written something first. */
  before?: Facts;
  events: Event[];
  /** Whether the question that this one repeats has an accepted answer afterwards. */
  canonicalIsSolved?: boolean;
  run: () => Promise<unknown>;
};

export const system: Event["by"] = { id: null, as: "system" };

/** What the policy knows of the question, as it stands in memory. */
export const policyOf = ({ facts, cast }: Play): NonNullable<PolicyFacts["question"]> => ({
  askerId: cast.mara.id,
  visibility: facts.visibility,
  topicId: cast.machines,
  isOpenToOthers: facts.askedAt !== null && facts.heldAt === null && facts.hiddenAt === null,
});
