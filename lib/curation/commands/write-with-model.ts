import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { articleDrafts, articleSources, articles } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { saveArticle } from "@/lib/knowledge/commands/save-article";
import { textVersion } from "@/lib/knowledge/text-versions";
import { log } from "@/lib/log";
import { authorize } from "@/lib/policy";
import { draftWords } from "../draft-words";
import type { Writer } from "../model/writer";
import { readSources } from "../read-sources";
import { citedOnly } from "../rules/cited";
import { readable } from "../rules/draft";

export const writeWithModelInput = z.object({ articleId: id, version: id });

/**
 * Has the language model put the public sources of a draft together anew. What it cites and the sources say is kept as
 * a new version that somebody must read; the rest is named. Nothing private is sent, and nothing is published by it.
 */
export async function writeWithModel(
  ctx: Context,
  writer: Writer | null,
  input: z.input<typeof writeWithModelInput>,
): Promise<void> {
  const { articleId, version } = writeWithModelInput.parse(input);
  authorize(ctx.actor, "article.write");
  const [article] = await ctx.db.select().from(articles).where(eq(articles.id, articleId));
  if (!article) throw new Refusal("not_found");
  if (!writer) throw new Refusal("model_failed");
  const words = draftWords(article.language);
  const sources = (await readSources(ctx.db, await questionsOf(ctx, articleId), { staffWillDo: true }))
    .map((source) => readable(source, words.takenOut))
    .filter((source) => source.answer && source.language === article.language)
    .slice(0, mostSources);
  if (sources.length === 0) throw new Refusal("nothing_to_write");
  const before = await textVersion(ctx, articleId, version);
  const answer = await ask(writer, article.language, sources);
  const made = citedOnly(answer, sources, { language: article.language, words });
  if (!made) throw new Refusal("model_unfit");
  await transaction(ctx, async (work) => {
    await saveArticle(work, {
      articleId,
      version,
      title: before.title,
      summary: made.summary || before.summary,
      body: made.body,
    });
    await keepAsMachines();

    async function keepAsMachines() {
      const points = JSON.stringify(made!.openPoints);
      const rows = await work.tx
        .update(articleDrafts)
        .set({
          isMachineWritten: true,
          readAt: null,
          readBy: null,
          openPoints: sql`coalesce((select jsonb_agg(p) from jsonb_array_elements(open_points) p
            where p ->> 'kind' <> 'not_cited'), '[]') || ${points}::jsonb`,
        })
        .where(eq(articleDrafts.articleId, articleId))
        .returning();
      if (rows.length === 0) throw new Refusal("not_found");
      await recordAudit(work, "article_machine_written", `article:${articleId}`, {
        host: writer!.host,
        cited: made!.cited,
        leftOut: made!.openPoints.length,
      });
    }
  });
}

const mostSources = 20;
const mostCharacters = 6_000;

async function ask(
  writer: Writer,
  language: string,
  sources: ReturnType<typeof readable>[],
): Promise<unknown> {
  try {
    return await writer.write({
      language,
      title: sources[0]!.title,
      sources: sources.map(({ title, answer }, at) => ({
        number: at + 1,
        title,
        answer: answer!.text.slice(0, mostCharacters),
      })),
    });
  } catch (error) {
    log.warn("the language model failed", { error: error instanceof Error ? error.message : String(error) });
    if (error instanceof Error && error.name === "TimeoutError")
      throw new Refusal("model_slow", { seconds: Math.ceil(writer.withinMs / 1_000) });
    throw new Refusal("model_failed");
  }
}

async function questionsOf(ctx: Context, articleId: number): Promise<number[]> {
  const rows = await ctx.db
    .selectDistinct({ id: articleSources.questionId })
    .from(articleSources)
    .where(eq(articleSources.articleId, articleId));
  return rows.map((row) => row.id);
}
