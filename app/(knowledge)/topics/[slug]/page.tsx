import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { KnownIssueBanner } from "@/components/community/known-issue-banner";
import { PersonMark } from "@/components/community/person-mark";
import { QuestionListing } from "@/components/community/question-listing";
import { ArticleRow } from "@/components/knowledge/article-row";
import { JsonLd } from "@/components/site/json-ld";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button } from "@/components/ui/button";
import { Page, PageHeader, Section, SideRail } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { Tabs } from "@/components/ui/tabs";
import { MoreLink, TextLink } from "@/components/ui/text";
import { knownIssues } from "@/lib/community/queries/known-issues";
import { questionList, shows, sorts } from "@/lib/community/queries/question-list";
import { intl } from "@/lib/http/intl";
import { publicMetadata, siteAddress } from "@/lib/http/metadata";
import { shown } from "@/lib/http/page";
import { PageTags } from "@/lib/http/page-tags";
import { perRequest } from "@/lib/http/per-request";
import { choice, pageNumber, pathPart, type Query, withQuery } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { articlePath } from "@/lib/knowledge/article-path";
import { articleList } from "@/lib/knowledge/queries/articles";
import { type TopicPage, topicPage } from "@/lib/knowledge/queries/topic-page";
import { type TopicNode, topics } from "@/lib/knowledge/queries/topics";
import { breadcrumbData } from "@/lib/knowledge/structured-data";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Query> };

const topicOf = perRequest(async (part: string): Promise<TopicPage> => {
  const slug = pathPart(part) ?? notFound();
  const topic = await shown(topicPage(await currentContext(), slug));
  const { href } = await intl("knowledge");
  if ("movedTo" in topic) permanentRedirect(href(`/topics/${encodeURIComponent(topic.movedTo)}`));
  if (topic.slug !== slug) permanentRedirect(href(pathOf(topic)));
  return topic;
});

const pathOf = ({ slug }: { slug: string }) => `/topics/${encodeURIComponent(slug)}`;
const feedOf = ({ slug }: { slug: string }) => `/feeds/topics/${encodeURIComponent(slug)}.atom`;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const topic = await topicOf((await params).slug);
  const page = pageNumber(await searchParams);
  const { locale } = await intl("knowledge");
  return publicMetadata({
    title: topic.name,
    description: topic.description || undefined,
    path: withQuery(pathOf(topic), { page: page > 1 ? page : undefined }),
    locale,
    feed: feedOf(topic),
  });
}

/** So many articles stand before the questions; the rest are one press away. */
const articlesShown = 8;

export default async function TopicScreen({ params, searchParams }: Props) {
  const topic = await topicOf((await params).slug);
  const query = await searchParams;
  const show = choice(query, "show", shows);
  const sort = choice(query, "sort", sorts);
  const page = pageNumber(query);
  const ctx = await currentContext();
  const { t, href, locale } = await intl("knowledge");
  const { t: common } = await intl("common");
  const [all, articles, list] = await Promise.all([
    topics(ctx),
    articleList(ctx, locale, { topics: topic.ids, limit: articlesShown }),
    questionList(ctx, { topics: topic.ids, show, sort, page }),
  ]);
  const below = all.filter((each) => each.parentId === topic.id && each.articles + each.questions > 0);
  const address = (change: Record<string, string | number | undefined>) =>
    withQuery(pathOf(topic), {
      show: show === "all" ? undefined : show,
      sort: sort === "recent" ? undefined : sort,
      ...change,
    });
  const trail = [
    { href: href("/topics"), label: t("topics.title") },
    ...(topic.parent ? [{ href: href(pathOf(topic.parent)), label: topic.parent.name }] : []),
  ];
  const isFirst = page === 1 && show === "all";
  return (
    <Page>
      <PageTags subjects={["topic:*", "question:*", "article:*", "person:*"]} />
      <JsonLd
        data={breadcrumbData(
          [...trail, { href: href(pathOf(topic)), label: topic.name }].map((item) => ({
            name: item.label,
            address: siteAddress(item.href),
          })),
        )}
      />
      <PageHeader
        above={<Breadcrumbs label={common("breadcrumbs")} items={trail} />}
        title={topic.name}
        actions={
          <Button
            href={href(`/ask?topic=${encodeURIComponent(topic.slug)}`)}
            icon="ask"
            rel="nofollow"
            className="max-w-full"
          >
            <span className="truncate">{t("topics.ask", { name: topic.name })}</span>
          </Button>
        }
      >
        {topic.description && <span dir="auto">{topic.description}</span>}
      </PageHeader>
      <KnownIssueBanner issues={await knownIssues(ctx, topic.id)} />
      <SideRail railLabel={t("topics.about")} rail={<Rail topic={topic} />}>
        {isFirst && below.length > 0 && <Below topic={topic} below={below} />}
        {isFirst && articles.items.length > 0 && (
          <Section
            className="mb-10"
            title={t("topics.articles")}
            actions={
              articles.total > articlesShown && (
                <MoreLink href={href(withQuery("/articles", { topic: topic.slug }))}>
                  {t("topics.allArticles", { count: articles.total })}
                </MoreLink>
              )
            }
          >
            <List>
              {articles.items.map((article) => (
                <ArticleRow
                  key={article.id}
                  article={article}
                  path={articlePath(article.slug, article.language, locale)}
                />
              ))}
            </List>
          </Section>
        )}
        <Section id="asked" title={t("topics.questions")}>
          <Tabs
            label={t("questions.show")}
            className="-mt-1"
            tabs={shows.map((each) => ({
              href: `${href(address({ show: each === "all" ? undefined : each }))}#asked`,
              label: t(`questions.${each}`),
              current: each === show,
            }))}
          />
          <QuestionListing
            list={list}
            show={show}
            sort={sort}
            showTopic={below.length > 0}
            level={3}
            underTabs
            hrefFor={(each) => `${address({ page: each > 1 ? each : undefined })}#asked`}
          />
        </Section>
      </SideRail>
    </Page>
  );
}

async function Rail({ topic }: { topic: TopicPage }) {
  const { t, href } = await intl("knowledge");
  return (
    <>
      <Section title={t("topics.ambassadors")} small>
        <p className="mb-2 text-sm text-muted">
          {t(topic.ambassadors.length > 0 ? "topics.ambassadorsText" : "topics.noAmbassador")}
        </p>
        <ul className="space-y-2 text-sm">
          {topic.ambassadors.map(({ id, name, handle, accepted }) => (
            <li key={id}>
              <PersonMark person={{ id, name, handle, mark: "ambassador" }} avatar={24} />
              {accepted > 0 && (
                <p className="ms-7.5 text-faint">{t("topics.accepted", { count: accepted })}</p>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <p className="text-sm">
        <TextLink href={href(feedOf(topic))}>{t("topics.feed")}</TextLink>
      </p>
    </>
  );
}

async function Below({ topic, below }: { topic: TopicPage; below: TopicNode[] }) {
  const { t, href } = await intl("knowledge");
  const { t: counted } = await intl("community");
  return (
    <nav aria-label={t("topics.below", { name: topic.name })} className="mb-8">
      <ul className="flex flex-wrap gap-2">
        {below.map((each) => (
          <li key={each.id}>
            <a
              href={href(pathOf(each))}
              className="flex min-h-9 items-baseline gap-2 rounded-lg border border-line bg-surface px-3 py-1.5 text-sm hover:border-field hover:bg-hover"
            >
              <span className="font-medium" dir="auto">
                {each.name}
              </span>
              <span className="text-faint">{counted("topic.questions", { count: each.questions })}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
