import { defaultGateRules, type GateRules } from "./gate-rules";
import type { Facts } from "./lifecycle";
import type { World } from "./lifecycle/outcome";

export type StoredInputs = { facts: unknown; rules: Partial<GateRules>; now: string };

/** What decisions of before these were known did not ask for: they replay as if nothing of the kind had been. */
const unknownThen = { infoRequests: [], demand: [], isCovered: true, duplicatesSince: null };
const { R5, R6 } = defaultGateRules;
const offThen = { R5: { ...R5, on: false }, R6: { ...R6, on: false } };

/** The world in which a decision was taken, as it was stored with it: dates come back from their text. */
export function storedWorld(inputs: StoredInputs): World {
  const facts = JSON.parse(JSON.stringify(inputs.facts), (_, value) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? new Date(value) : value,
  ) as Facts;
  return {
    facts: { ...unknownThen, ...facts },
    rules: { ...defaultGateRules, ...offThen, ...inputs.rules },
    now: new Date(inputs.now),
  };
}
