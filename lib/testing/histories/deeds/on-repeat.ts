import { decideDuplicate } from "@/lib/community/commands/decide-duplicate";
import { endAcceptance } from "@/lib/community/commands/end-acceptance";
import { proposeDuplicate } from "@/lib/community/commands/propose-duplicate";
import { notOpen } from "@/lib/community/lifecycle/outcome";
import { addAnswer, addQuestion } from "@/lib/testing/posts";
import { partOf } from "../history";
import { type Deed, type Play, policyOf, system } from "./deed";

/** The asker confirms that theirs repeats another question, which is solved or waits itself. */
export async function repeated(play: Play, canonicalSolved: boolean): Promise<Deed> {
  const { facts, cast, questionId, site, now } = play;
  const canonicalId = await addQuestion(site.db, {
    title: canonicalSolved ? "The same, solved" : "The same, open",
    askerId: cast.lena.id,
    topicId: cast.machines,
    createdAt: now,
  });
  const answer = { questionId: canonicalId, authorId: cast.theo.id, body: "So.", createdAt: now };
  if (canonicalSolved) await addAnswer(site.db, answer, { accepted: true });
  return {
    actor: cast.ada,
    action: "duplicate.propose",
    about: { question: policyOf(play) },
    refused:
      notOpen(facts)?.reason ?? (facts.acceptance || facts.duplicateOf ? "already_answered" : undefined),
    events: [{ type: "duplicate_confirmed", by: partOf("mara"), canonicalId, canonicalSolved }],
    canonicalIsSolved: canonicalSolved,
    run: async () => {
      await proposeDuplicate(play.as("ada"), { questionId, canonicalId });
      play.canonicalId = canonicalId;
      const { rows } = await site.pool.query("select max(id) as id from duplicate_proposals");
      await decideDuplicate(play.as("mara"), { questionId, proposalId: rows[0].id, confirms: true });
    },
  };
}

/** The question that this one repeats loses its answer, by the word of its own asker. */
export function canonicalLost(play: Play): Deed | null {
  const { facts, canonicalId } = play;
  if (!facts.duplicateOf?.isAccepted || canonicalId === null) return null;
  return {
    actor: null,
    action: "acceptance.end",
    about: {},
    before: { ...facts, duplicateOf: { ...facts.duplicateOf, isAccepted: false } },
    events: facts.acceptance?.canonicalId ? [{ type: "canonical_lost", by: system }] : [],
    canonicalIsSolved: false,
    run: () => endAcceptance(play.as("lena"), { questionId: canonicalId, reason: "no" }),
  };
}
