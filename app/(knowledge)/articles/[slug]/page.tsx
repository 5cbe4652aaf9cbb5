import type { Metadata } from "next";
import { Prose } from "@/components/community/prose";
import { ReportLink } from "@/components/community/report-link";
import { Contents } from "@/components/knowledge/contents";
import { SolvedForm } from "@/components/knowledge/solved-form";
import { JsonLd } from "@/components/site/json-ld";
import { When } from "@/components/site/when";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button } from "@/components/ui/button";
import { Page, PageHeader, SideRail } from "@/components/ui/layout";
import { Meta } from "@/components/ui/list";
import { noteReading } from "@/lib/curation/commands/note-reading";
import { env } from "@/lib/env";
import { intl } from "@/lib/http/intl";
import { publicMetadata, siteAddress } from "@/lib/http/metadata";
import { PageTags } from "@/lib/http/page-tags";
import { one, type Query } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { languageName } from "@/lib/i18n/language-name";
import { isLocale, localizedPath } from "@/lib/i18n/locales";
import { articlePath, canonicalPath } from "@/lib/knowledge/article-path";
import { feedbackReasons } from "@/lib/knowledge/commands/give-feedback";
import { type Article, isPublished } from "@/lib/knowledge/queries/article";
import { type RelatedQuestion, relatedQuestions } from "@/lib/knowledge/queries/related-questions";
import { articleData, breadcrumbData } from "@/lib/knowledge/structured-data";
import { firstPicture } from "@/lib/markdown/file-address";
import { excerpt, headings, plainOfHtml } from "@/lib/markdown/plain";
import { can } from "@/lib/policy";
import { sayWhetherSolved } from "./actions";
import { loadArticle } from "./load";
import { Notices } from "./notices";
import { Related } from "./related";
import { ForStaff } from "./staff";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Query> };

const load = async ({ params, searchParams }: Props) =>
  loadArticle((await params).slug, one(await searchParams, "language"));

/** Where search engines should find this version. */
const addressOf = (article: Article) => siteAddress(canonicalPath(article.slug, article.language));
const isOpen = (article: Article) => article.audience === "public" && isPublished(article);

export async function generateMetadata(props: Props): Promise<Metadata> {
  const article = await load(props);
  const { locale } = await intl("knowledge");
  const facts = publicMetadata({
    title: article.title,
    description: article.summary || excerpt(plainOfHtml(article.html), 160),
    path: articlePath(article.slug, article.language, locale),
    locale,
    languages: Object.fromEntries(
      article.versions.map(({ language }) => [language, canonicalPath(article.slug, language)]),
    ),
    type: "article",
    picture: firstPicture(article.html),
  });
  if (!isOpen(article)) return { title: article.title, robots: { index: false, follow: false } };
  return { ...facts, alternates: { ...facts.alternates, canonical: addressOf(article) } };
}

/** Fewer headings than this are seen at a glance. */
const worthListing = 3;

export default async function ArticlePage(props: Props) {
  const article = await load(props);
  const ctx = await currentContext();
  const { t, href } = await intl("knowledge");
  const { t: common } = await intl("common");
  if (ctx.actor.kind === "person") await noteReading(ctx, { articleId: article.id });
  const related = isOpen(article) ? await relatedQuestions(ctx, article) : [];
  const entries = headings(article.html).filter((heading) => heading.level <= 3);
  const contents = entries.length >= worthListing ? entries : [];
  const trail = trailOf(article).map(({ slug, name }) => ({ href: href(`/topics/${slug}`), label: name }));
  const above = [{ href: href("/articles"), label: t("articles.title") }, ...trail];
  return (
    <Page>
      {isOpen(article) && (
        <>
          <PageTags subjects={subjectsOf(article, related)} />
          <JsonLd data={dataOf(article, above)} />
        </>
      )}
      <PageHeader
        above={<Breadcrumbs label={common("breadcrumbs")} items={above} />}
        title={article.title}
        actions={
          can(ctx.actor, "article.write") && (
            <Button href={href(`/curation/articles/${article.id}`)} icon="edit" size="sm">
              {t("article.edit")}
            </Button>
          )
        }
        meta={
          <Meta>
            <span className="inline-flex items-center gap-1">
              {t("article.updated")} <When at={article.updatedAt} />
            </span>
            <OtherLanguages article={article} />
          </Meta>
        }
      />
      <SideRail
        sticky
        railLabel={t("article.rail")}
        rail={
          <>
            {contents.length > 0 && <Contents entries={contents} />}
            <Related article={article} related={related} />
            {article.staff && <ForStaff article={article} staff={article.staff} />}
          </>
        }
      >
        <Notices article={article} />
        {contents.length > 0 && <Contents entries={contents} folded />}
        <Prose html={article.html} lang={article.language} className="prose-article" />
        {article.source && (
          <p className="mt-6 truncate text-sm text-faint">
            {t("article.source")}{" "}
            <a
              href={article.source}
              rel="nofollow noopener"
              className="underline underline-offset-2 hover:text-ink"
            >
              {article.source}
            </a>
          </p>
        )}
        <SolvedForm
          heading={t("article.solvedTitle")}
          about={{ name: "articleId", value: article.id }}
          title={article.title}
          reasons={feedbackReasons}
          action={sayWhetherSolved}
          className="mt-10"
        />
        <p className="no-print mt-3 text-end">
          <ReportLink kind="article" id={article.id} />
        </p>
      </SideRail>
    </Page>
  );
}

const trailOf = (article: Article) => [article.parentTopic, article.topic].filter((topic) => topic !== null);

function dataOf(article: Article, above: { href: string; label: string }[]): object[] {
  const way = above.map(({ href, label }) => ({ name: label, address: siteAddress(href) }));
  const address = addressOf(article);
  return [
    articleData(article, address, env().SITE_NAME),
    breadcrumbData([...way, { name: article.title, address }]),
  ];
}

/** All that a visitor's page is made from. */
function subjectsOf(
  article: Article,
  related: RelatedQuestion[],
): React.ComponentProps<typeof PageTags>["subjects"] {
  const questions = [...article.leading, ...related].map(({ number }) => number);
  return [
    ...article.versions.map(({ id }) => `article:${id}` as const),
    ...trailOf(article).map(({ id }) => `topic:${id}` as const),
    ...questions.map((number) => `question:${number}` as const),
  ];
}

async function OtherLanguages({ article }: { article: Article }) {
  const { t, href, locale } = await intl("knowledge");
  const others = article.versions.filter((version) => version.language !== article.language);
  if (others.length === 0) return null;
  return (
    <nav aria-label={t("article.otherLanguages")}>
      <ul className="flex flex-wrap gap-x-3">
        {others.map(({ id, language }) => (
          <li key={id}>
            <a
              // Where the screens speak the language too, they change with the article.
              href={
                isLocale(language)
                  ? localizedPath(language, articlePath(article.slug, language, language))
                  : href(articlePath(article.slug, language, locale))
              }
              lang={language}
              hrefLang={language}
              className="inline-flex min-h-6 items-center text-accent hover:underline"
            >
              {languageName(language)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
