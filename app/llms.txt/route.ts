import { z } from "zod";
import { env } from "@/lib/env";
import { intl } from "@/lib/http/intl";
import { siteAddress } from "@/lib/http/metadata";
import { route } from "@/lib/http/route";
import { articlePath } from "@/lib/knowledge/article-path";
import { siteGuide } from "@/lib/site/queries/site-guide";

/** `/llms.txt`: what is here and where, for programs that answer questions from it. The same for everybody. */
export async function GET(request: Request): Promise<Response> {
  return route(z.object({}), async ({ db }) => {
    const { t, href, locale } = await intl("knowledge");
    const { t: common } = await intl("common");
    const guide = await siteGuide({ db, actor: { kind: "visitor" } }, locale);
    const at = (path: string) => siteAddress(href(path));
    const link = (title: string, path: string, text = "") =>
      `- [${title.replace(/([[\]\\])/g, "\\$1")}](${at(path)})${text && `: ${text}`}`;
    const markdown = (path: string) => path.replace(/(?=\?|$)/, ".md");
    const lines = [
      `# ${env().SITE_NAME}`,
      `> ${common("siteDescription")}`,
      t("llms.lead"),
      `## ${t("llms.articles")}`,
      guide.articles
        .map(({ title, slug, language, summary }) =>
          link(title, markdown(articlePath(slug, language, locale)), summary),
        )
        .join("\n"),
      `## ${t("llms.solved")}`,
      guide.solved
        .map(({ title, id, slug }) => link(title, `/questions/${id}/${encodeURIComponent(slug)}.md`))
        .join("\n"),
      `## ${t("llms.more")}`,
      [
        link(t("llms.all"), "/questions"),
        link(t("llms.feed"), "/feeds/questions.atom"),
        `- [${t("llms.map")}](${siteAddress("/sitemap.xml")})`,
      ].join("\n"),
    ];
    return new Response(`${lines.filter(Boolean).join("\n\n")}\n`, {
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" },
    });
  })(request);
}
