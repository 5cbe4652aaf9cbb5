import { z } from "zod";
import { searchDecisions } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { searchProposals } from "../queries/search-proposals";
import { saveBestBet } from "./save-best-bet";
import { joinSynonyms } from "./save-synonyms";

export const decideProposalInput = z.object({
  proposal: z.string().min(1).max(3_000),
  decision: z.enum(["accepted", "dismissed"]),
});

/** Accepts a proposal, which makes it a group of synonyms or a bet, or dismisses it; it is not made again either way. */
export async function decideProposal(
  ctx: Context,
  input: z.input<typeof decideProposalInput>,
): Promise<void> {
  const given = decideProposalInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "search.tune");
    const proposal = (await searchProposals(work)).find(({ key }) => key === given.proposal);
    if (!proposal) throw new Refusal("already_decided");
    const [decided] = await work.tx
      .insert(searchDecisions)
      .values({
        proposal: proposal.key,
        decision: given.decision,
        decidedBy: personId(work.actor),
        decidedAt: work.now,
      })
      .onConflictDoNothing()
      .returning();
    if (!decided) throw new Refusal("already_decided");
    await recordAudit(work, `proposal_${given.decision}`, "site", {
      kind: proposal.kind,
      words: [proposal.words].flat().join(" = ").slice(0, 60),
    });
    if (given.decision === "dismissed") return;
    if (proposal.kind === "synonym") await joinSynonyms(work, proposal.language, proposal.words);
    else
      await saveBestBet(work, {
        betWords: proposal.words,
        scope: "whole",
        target: proposal.subject,
        note: "",
      });
  });
}
