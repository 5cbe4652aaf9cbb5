import { eq } from "drizzle-orm";
import { answers, comments, questions } from "@/db/schema";
import type { Known } from "@/lib/community/inputs";
import type { Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";

export type Appealable = {
  /** Whose appeal it is: the author's, of a question whoever speaks for it. */
  authorId: string;
  /** What an appeal is about; null: nothing stands against the post. */
  against: "hiding" | "closing" | null;
  /** Who did it, and so must not decide. */
  decidedBy: string | null;
};

/** What stands against a post, or stood when its author appealed: what came later was not appealed against. */
export async function appealable(
  work: Work,
  { facts: { id: questionId }, policy: { askerId: authorId } }: Pick<Known, "facts" | "policy">,
  type: "question" | "answer" | "comment",
  postId: number,
  appealedAt?: Date,
): Promise<Appealable> {
  const standing = (at: Date | null) => at !== null && (!appealedAt || at <= appealedAt);
  if (type === "question") {
    if (postId !== questionId) throw new Refusal("answer_not_of_question");
    const [row] = await work.tx.select().from(questions).where(eq(questions.id, questionId));
    const { hiddenAt, hiddenBy, closedAt, closedBy } = row!;
    if (standing(hiddenAt)) return { authorId, against: "hiding", decidedBy: hiddenBy };
    // Who has closed their own question opens it again themselves.
    const isClosing = standing(closedAt) && closedBy !== authorId;
    return { authorId, against: isClosing ? "closing" : null, decidedBy: isClosing ? closedBy : null };
  }
  const table = type === "answer" ? answers : comments;
  const [row] = await work.tx.select().from(table).where(eq(table.id, postId));
  if (row?.questionId !== questionId) throw new Refusal("answer_not_of_question");
  if (row.deletedAt) throw new Refusal("answer_removed");
  return {
    authorId: row.authorId,
    against: standing(row.hiddenAt) ? "hiding" : null,
    decidedBy: row.hiddenBy,
  };
}
