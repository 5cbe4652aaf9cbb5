import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, line, optionalLine, text, ticked } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { decideLife, type Held, holdArticle } from "../life";
import { renderArticleOf } from "../render-article";
import { addVersion, type TextVersion, textVersion } from "../text-versions";
import { keepSourceVersion, liveVersionOf } from "../translations";
import { articleText } from "../write-article";

export const saveArticleInput = z.object({
  articleId: id,
  /** The version that was read before writing. */
  version: id,
  title: line,
  summary: line.default(""),
  body: text.default(""),
  note: optionalLine(200),
  /** Of a translation: it now says what its source says. */
  isUpToDate: ticked,
});

/**
 * Keeps what somebody wrote as the newest version of an article; readers see it when it is published. Refuses
 * `stale_version` when somebody else has saved since this was read: the present text goes along, so that both are kept.
 */
export async function saveArticle(
  ctx: Context,
  input: z.input<typeof saveArticleInput>,
): Promise<{ version: number }> {
  const given = saveArticleInput.parse(input);
  const written = articleText(given);
  authorize(ctx.actor, "article.write");
  // What is begun can be kept: a translation has the snippets of its source, which may not be there in its language yet.
  const made = await renderArticleOf(ctx, given.articleId, written.body, { mayLack: true });
  return transaction(ctx, async (work) => {
    const held = await holdArticle(work, given.articleId);
    const before = await textVersion(work, held.row.id, held.row.workingVersion);
    requireNewest(held, given.version, before);
    const change = decideLife(held, { type: "saved" });
    const isSame =
      written.title === before.title && written.summary === before.summary && written.body === before.body;
    const sourceVersion =
      given.isUpToDate && held.row.translationOf !== null
        ? await liveVersionOf(work, held.row.translationOf)
        : before.sourceVersion;
    if (isSame) {
      // The same text again is no version; only the word about its source may be new.
      if (sourceVersion !== before.sourceVersion) await keepSourceVersion(work, held, sourceVersion);
      return { version: before.version };
    }
    const version = await addVersion(
      work,
      held,
      change,
      { ...written, made },
      { note: given.note, sourceVersion },
    );
    await recordAudit(work, "article_saved", `article:${held.row.id}`, {
      version,
      ...(given.note && { note: given.note }),
    });
    return { version };
  });
}

/** Refuses a text that was written with another one in view than the newest. */
export function requireNewest({ row }: Held, read: number, newest: TextVersion): void {
  if (read !== row.workingVersion)
    throw new Refusal(
      "stale_version",
      { version: newest.version, title: newest.title, summary: newest.summary, present: newest.body },
      "body",
    );
}
