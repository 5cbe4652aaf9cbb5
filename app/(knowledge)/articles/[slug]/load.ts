import { notFound, permanentRedirect } from "next/navigation";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { perRequest } from "@/lib/http/per-request";
import { pathPart, withQuery } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { type Article, article } from "@/lib/knowledge/queries/article";

/** The article of this address; an old or differently written one leads to its own. */
export const loadArticle = perRequest(
  async (part: string, language: string | undefined): Promise<Article> => {
    const slug = pathPart(part) ?? notFound();
    const { href, locale } = await intl("knowledge");
    const found = await shown(article(await currentContext(), slug, { language, locale }));
    const own = "movedTo" in found ? found.movedTo : found.slug;
    if ("movedTo" in found || own !== slug)
      permanentRedirect(href(withQuery(`/articles/${encodeURIComponent(own)}`, { language })));
    return found;
  },
);
