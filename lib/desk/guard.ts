import { askedTwice } from "@/db/schema";
import type { Known } from "@/lib/community/inputs";
import { partOf } from "@/lib/community/part";
import { type Actor, personId, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { type AskedAgain, askedAgain } from "./rules/asked-twice";
import { toldBy } from "./told";

const isAgent = (actor: Actor) =>
  actor.kind === "person" && (actor.role === "agent" || actor.role === "admin");

/** What a helper's draft asks for although the asker has told it; nothing for anybody who does not help by office. */
export async function alreadyTold(
  db: Parameters<typeof toldBy>[0],
  actor: Actor,
  question: Known["policy"] & { id: number },
  draft: string,
): Promise<AskedAgain[]> {
  const part = partOf(actor, question);
  if (part !== "staff" && part !== "ambassador") return [];
  return askedAgain(draft, await toldBy(db, question.id, isAgent(actor)));
}

/** Refuses once what asks for something that was told; with `anyway` it passes, and what to record is given back. */
export async function guard(
  work: Work,
  known: Known,
  { draft, anyway }: { draft: string; anyway: boolean },
): Promise<AskedAgain[]> {
  const flags = await alreadyTold(work.tx, work.actor, { ...known.policy, id: known.facts.id }, draft);
  if (flags.length > 0 && !anyway)
    throw new Refusal("asked_twice", {
      count: flags.length,
      quote: flags[0]!.quote,
      flags: JSON.stringify(flags),
    });
  return flags;
}

/** Writes down what was asked for although it had been flagged. */
export async function recordSentAnyway(
  work: Work,
  flags: AskedAgain[],
  about: {
    questionId: number;
    escalationId?: number | null;
    messageId?: number;
    answerId?: number;
    commentId?: number;
  },
): Promise<void> {
  if (flags.length === 0) return;
  const sender = personId(work.actor)!;
  await work.tx.insert(askedTwice).values(
    flags.map(({ kind, place }) => ({
      ...about,
      personId: sender,
      source: "sent_anyway" as const,
      kind,
      place,
      createdAt: work.now,
    })),
  );
}
