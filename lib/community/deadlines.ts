import { eq } from "drizzle-orm";
import { questions } from "@/db/schema";
import type { Work } from "@/lib/context";
import type { Known } from "./inputs";
import { type Facts, gateDueAt, shownTimes } from "./lifecycle";
import { dueTimes } from "./lifecycle/due";
import { earliest, type Shown } from "./lifecycle/facts";

/** Writes the times that asker and sweep go by: one field, so that the banner can promise only what the sweep does. */
export async function keepDeadlines(work: Work, known: Known): Promise<void> {
  const shown = shownTimes(known.facts, known.rules);
  const facts: Facts = { ...known.facts, shown };
  await work.tx
    .update(questions)
    .set({
      gateShown: storedTimes(shown),
      gateDueAt: earliest(gateDueAt(facts, known.rules), dueTimes(facts)),
    })
    .where(eq(questions.id, facts.id));
}

export const storedTimes = (shown: Shown): Record<string, string> =>
  Object.fromEntries(Object.entries(shown).map(([rule, at]) => [rule, at.toISOString()]));
