import { eq } from "drizzle-orm";
import { articles, articleVersions } from "@/db/schema";
import { createArticle } from "@/lib/knowledge/commands/create-article";
import { decideReview } from "@/lib/knowledge/commands/decide-review";
import { publishArticle } from "@/lib/knowledge/commands/publish-article";
import { saveArticle } from "@/lib/knowledge/commands/save-article";
import { setArticleFacts } from "@/lib/knowledge/commands/set-article-facts";
import { submitForReview } from "@/lib/knowledge/commands/submit-for-review";
import { article } from "@/lib/knowledge/queries/article";
import type { Cast } from "./cast";
import type { TestSite } from "./database";

/** What happens to articles again and again: Cleo writes, Ada reads over, a visitor reads. */
export function workshop(here: () => { site: TestSite; cast: Cast }) {
  const as = (who: "mara" | "ines" | "cleo" | "ada") => here().site.ctxFor(here().cast[who]);
  const visitor = () => here().site.ctxFor({ kind: "visitor" });
  let count = 0;
  const begin = async (body = "Press the button.", title = `Descaling ${++count}`) => {
    const { articleId } = await createArticle(as("cleo"), {
      title,
      body,
      language: "en",
      topicIds: [here().cast.machines],
    });
    await setArticleFacts(as("cleo"), { articleId, reviewBy: new Date("2030-01-01") });
    return articleId;
  };
  const row = async (id: number) =>
    (await here().site.db.select().from(articles).where(eq(articles.id, id)))[0]!;
  const versions = (id: number) =>
    here()
      .site.db.select()
      .from(articleVersions)
      .where(eq(articleVersions.articleId, id))
      .orderBy(articleVersions.version);
  const approve = async (articleId: number, version: number) => {
    await submitForReview(as("cleo"), { articleId, version });
    await decideReview(as("ada"), { articleId, version, decision: "approved" });
  };
  const publish = async (articleId: number, version: number) => {
    await approve(articleId, version);
    await publishArticle(as("cleo"), { articleId, version });
  };
  const save = (articleId: number, version: number, body: string, who: "cleo" | "ada" = "cleo") =>
    saveArticle(as(who), { articleId, version, title: "Descaling", body });
  const seen = async (id: number) => {
    const { slug } = await row(id);
    return (await article(visitor(), slug, { locale: "en" })) as { title: string; html: string };
  };
  return { as, visitor, begin, row, versions, approve, publish, save, seen };
}
