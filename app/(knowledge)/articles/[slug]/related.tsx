import { LinkList } from "@/components/community/link-list";
import { Section } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import type { Article } from "@/lib/knowledge/queries/article";
import type { RelatedQuestion } from "@/lib/knowledge/queries/related-questions";

/** Questions that lead to this article, and others about the same thing. */
export async function Related({ article, related }: { article: Article; related: RelatedQuestion[] }) {
  const { t, href } = await intl("knowledge");
  const more = article.leadingCount - article.leading.length;
  return (
    <>
      {article.leading.length > 0 && (
        <Section title={t("article.leading")} small>
          <LinkList
            items={article.leading.map(({ number, slug, title, isSolved }) => ({
              title,
              href: href(`/questions/${number}/${encodeURIComponent(slug)}`),
              icon: isSolved ? "solved" : "open",
            }))}
          />
          {more > 0 && <p className="mt-2 text-sm text-faint">{t("article.moreLeading", { count: more })}</p>}
        </Section>
      )}
      {related.length > 0 && (
        <Section title={t("article.related")} small>
          <LinkList
            items={related.map(({ title, stage, ...each }) => ({
              title,
              href: href(each.href),
              icon: stage === "solved" ? "solved" : "open",
            }))}
          />
        </Section>
      )}
    </>
  );
}
