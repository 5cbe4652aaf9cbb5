import type { Effect } from "../events";
import type { World } from "../outcome";
import { endByAcceptance } from "./ending";

/** A provisional acceptance that nobody contested, or a pending one that the owner let pass. */
export function becomesFirm(world: World): Effect[] {
  const { facts } = world;
  const standing = facts.acceptance!;
  return [
    { do: "make_firm", id: standing.id },
    { do: "spend_gate" },
    { do: "end_claims" },
    ...endByAcceptance(world),
    ...(standing.kind === "pending"
      ? [{ do: "tell", kind: "answer_accepted", data: { answerId: standing.answerId } } as const]
      : []),
    { do: "tell", kind: "canonical_solved" },
  ];
}
