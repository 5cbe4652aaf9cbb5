import type { GateRules } from "./gate-rules";
import type { Facts } from "./lifecycle";
import type { World } from "./lifecycle/outcome";

export type StoredInputs = { facts: unknown; rules: GateRules; now: string };

/** The world in which a decision was taken, as it was stored with it: dates come back from their text. */
export function storedWorld(inputs: StoredInputs): World {
  const facts = JSON.parse(JSON.stringify(inputs.facts), (_, value) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? new Date(value) : value,
  ) as Facts;
  return { facts, rules: inputs.rules, now: new Date(inputs.now) };
}
