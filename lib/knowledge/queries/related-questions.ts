import type { Context } from "@/lib/context";
import { engine } from "@/lib/search/index";
import { foundRows, pathOf, stageOf } from "@/lib/search/queries/found-rows";
import type { Article } from "./article";

export type RelatedQuestion = {
  number: number;
  title: string;
  /** Without language prefix. */
  href: string;
  stage: ReturnType<typeof stageOf>;
};

/** Public questions about the same thing as an article, besides those that lead to it. */
export async function relatedQuestions(
  ctx: Context,
  article: Pick<Article, "title" | "summary" | "language" | "leading">,
  most = 5,
): Promise<RelatedQuestion[]> {
  const { hits } = await engine(ctx.db).search({
    q: article.title,
    details: article.summary,
    mode: "similar",
    language: article.language,
    filters: { kind: "question" },
    exclude: article.leading.map((question) => `question:${question.number}`),
    limit: most,
  });
  return (await foundRows(ctx.db, hits)).map((row) => ({
    number: row.id,
    title: row.title,
    href: pathOf(row),
    stage: stageOf(row),
  }));
}
