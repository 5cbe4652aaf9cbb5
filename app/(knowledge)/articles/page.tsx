import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ArticleRow } from "@/components/knowledge/article-row";
import { Paging } from "@/components/site/paging";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader, Section } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { MoreLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import { publicMetadata } from "@/lib/http/metadata";
import { PageTags } from "@/lib/http/page-tags";
import { one, pageNumber, type Query, withQuery } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { articlePath } from "@/lib/knowledge/article-path";
import { articleList, firstArticlesByTopic } from "@/lib/knowledge/queries/articles";
import { topics } from "@/lib/knowledge/queries/topics";

type Props = { searchParams: Promise<Query> };

const pathOf = (topic: string | undefined, page: number) =>
  withQuery("/articles", { topic, page: page > 1 ? page : undefined });

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t, locale } = await intl("knowledge");
  const query = await searchParams;
  return publicMetadata({
    title: t("articles.title"),
    description: t("articles.lead"),
    path: pathOf(one(query, "topic")?.slice(0, 80), pageNumber(query)),
    locale,
    isIndexed: one(query, "topic") === undefined,
  });
}

export default async function ArticlesPage({ searchParams }: Props) {
  const query = await searchParams;
  const slug = one(query, "topic");
  return (
    <Page>
      <PageTags subjects={["article:*", "topic:*"]} />
      {slug ? <OfTopic slug={slug} page={pageNumber(query)} /> : <ByTopic />}
    </Page>
  );
}

async function OfTopic({ slug, page }: { slug: string; page: number }) {
  const ctx = await currentContext();
  const { t, href, locale } = await intl("knowledge");
  const { t: common } = await intl("common");
  const all = await topics(ctx);
  const topic = all.find((each) => each.slug.toLowerCase() === slug.toLowerCase());
  if (!topic) notFound();
  const ids = [topic.id, ...all.filter((each) => each.parentId === topic.id).map((each) => each.id)];
  const list = await articleList(ctx, locale, { topics: ids, page });
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { href: href("/articles"), label: t("articles.allTopics") },
              { href: href(`/topics/${topic.slug}`), label: topic.name },
            ]}
          />
        }
        title={t("articles.titleOn", { topic: topic.name })}
      />
      <div className="max-w-[52rem]">
        {list.items.length === 0 ? (
          <EmptyState icon="article" title={t("articles.none")}>
            {t("articles.noneText")}
          </EmptyState>
        ) : (
          <List>
            {list.items.map((article) => (
              <ArticleRow
                key={article.id}
                article={article}
                path={articlePath(article.slug, article.language, locale)}
              />
            ))}
          </List>
        )}
        <Paging page={list.page} pages={list.pages} hrefFor={(each) => pathOf(topic.slug, each)} />
      </div>
    </>
  );
}

/** So many titles stand under each topic; the rest are one press away. */
const perTopic = 8;

async function ByTopic() {
  const ctx = await currentContext();
  const { t, href, locale } = await intl("knowledge");
  const [all, first] = await Promise.all([topics(ctx), firstArticlesByTopic(ctx, locale, perTopic)]);
  const groups = all.flatMap((topic) => {
    const found = first.find((each) => each.topicId === topic.id);
    return found ? [{ topic, items: found.items }] : [];
  });
  if (groups.length === 1) return <OfTopic slug={groups[0]!.topic.slug} page={1} />;
  return (
    <>
      <PageHeader title={t("articles.title")}>{t("articles.lead")}</PageHeader>
      {groups.length === 0 && (
        <EmptyState icon="article" title={t("articles.none")}>
          {t("articles.noneText")}
        </EmptyState>
      )}
      <div className="grid gap-x-12 gap-y-9 lg:grid-cols-2">
        {groups.map(({ topic, items }) => (
          <Section
            key={topic.id}
            title={<span dir="auto">{topic.name}</span>}
            actions={
              topic.articles > items.length && (
                <MoreLink href={href(withQuery("/articles", { topic: topic.slug }))}>
                  {t("articles.all", { count: topic.articles })}
                </MoreLink>
              )
            }
          >
            <ul className="divide-y divide-line border-y border-line">
              {items.map((article) => (
                <li key={article.slug}>
                  <a
                    href={href(articlePath(article.slug, article.language, locale))}
                    dir="auto"
                    className="block py-2 hover:text-accent hover:underline"
                  >
                    {article.title}
                  </a>
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </div>
    </>
  );
}
