import { asMarkdown } from "@/lib/http/as-markdown";
import { intl } from "@/lib/http/intl";
import { siteAddress } from "@/lib/http/metadata";
import { articlePath } from "@/lib/knowledge/article-path";
import { article } from "@/lib/knowledge/queries/article";
import { articleSource } from "@/lib/knowledge/queries/article-source";

type Given = { params: Promise<{ slug: string }> };

/** An article as its author wrote it, for programs that read (`lib/web/as-markdown.ts`). */
export async function GET(request: Request, { params }: Given): Promise<Response> {
  const { slug } = await params;
  const language = new URL(request.url).searchParams.get("language") ?? undefined;
  const { t, href, format, locale } = await intl("knowledge");
  return asMarkdown(async (ctx) => {
    const found = await article(ctx, slug, { language, locale });
    if ("movedTo" in found) return { movedTo: href(`/articles/${found.movedTo}.md`) };
    const updated = `${t("article.updated")} ${format.dateTime(found.updatedAt, { dateStyle: "long" })}`;
    const address = siteAddress(href(articlePath(found.slug, found.language, locale)));
    const parts = [
      `# ${found.title}`,
      found.summary,
      `${updated} · <${address}>`,
      await articleSource(ctx, found.id),
    ];
    return { text: `${parts.filter(Boolean).join("\n\n")}\n`, subjects: [`article:${found.id}`] };
  });
}
