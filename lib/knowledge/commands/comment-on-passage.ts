import { z } from "zod";
import { articleComments } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, text } from "@/lib/fields";
import { cleanText } from "@/lib/markdown/plain-text";
import { notifyAll } from "@/lib/notify/notify";
import { holdArticle } from "../life";
import { textVersion } from "../text-versions";

export const COMMENT_LIMIT = 2_000;

export const commentOnPassageInput = z.object({
  articleId: id,
  version: id,
  /** The words it is about; empty: the whole text. */
  quote: text.default(""),
  /** At which character of the text they begin. */
  place: z.coerce.number().int().min(0).max(200_000).default(0),
  comment: text,
});

/** Says something about a passage of a text to its author and owner, who are told. */
export async function commentOnPassage(
  ctx: Context,
  input: z.input<typeof commentOnPassageInput>,
): Promise<{ commentId: number }> {
  const given = commentOnPassageInput.parse(input);
  const body = cleanText(given.comment).trim();
  const length = [...body].length;
  if (length === 0) throw new Refusal("invalid_input", { what: "empty" }, "comment");
  if (length > COMMENT_LIMIT) throw new Refusal("too_long", { length, limit: COMMENT_LIMIT }, "comment");
  return transaction(ctx, async (work) => {
    const { row } = await holdArticle(work, given.articleId);
    const about = await textVersion(work, row.id, given.version);
    const by = personId(work.actor)!;
    const [kept] = await work.tx
      .insert(articleComments)
      .values({
        articleId: row.id,
        version: about.version,
        ...placeOf(about.body, given.quote, given.place),
        authorId: by,
        body,
        createdAt: work.now,
      })
      .returning({ id: articleComments.id });
    await recordAudit(work, "article_commented", `article:${row.id}`, { version: about.version });
    await notifyAll(
      work,
      [about.editorId, row.ownerId].filter((id) => id !== null),
      {
        kind: "article_commented",
        // Many remarks in a row are one piece of news for each version.
        key: `article:${row.id}:commented:${about.version}:${by}`,
        actorId: by,
        data: { what: about.title, path: `/curation/articles/${row.id}/review#comments` },
      },
    );
    return { commentId: kept!.id };
  });
}

/** Where the words stand in the text; browsers send line ends of their own. */
function placeOf(body: string, typed: string, near: number): { quote: string; place: number | null } {
  const quote = typed.replace(/\r\n?/g, "\n").trim();
  if (!quote) return { quote: "", place: null };
  const place = body.startsWith(quote, near) ? near : body.indexOf(quote);
  if (place < 0) throw new Refusal("invalid_input", { what: "quote" }, "quote");
  return { quote, place };
}
