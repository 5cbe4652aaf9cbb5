import type { Known } from "./inputs";

/** What the gate was told: enough to ask it again later and get the same answer. */
export const gateInputs = (known: Known, now: Date) => ({ facts: known.facts, rules: known.rules, now });
