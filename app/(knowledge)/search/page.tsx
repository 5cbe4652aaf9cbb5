import type { Metadata } from "next";
import { KnownIssueBanner } from "@/components/community/known-issue-banner";
import { ResultRow } from "@/components/community/result-row";
import { Paging } from "@/components/site/paging";
import { SearchForm } from "@/components/site/search-form";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text";
import { knownIssuesEverywhere } from "@/lib/community/queries/known-issues";
import { intl, readIntl } from "@/lib/http/intl";
import { one, type Query } from "@/lib/http/query";
import { noteUnexpected } from "@/lib/http/refusals";
import { currentContext } from "@/lib/http/session";
import type { Locale } from "@/lib/i18n/locales";
import { logSearch } from "@/lib/search/commands/log-search";
import { restrictedArticles } from "@/lib/search/queries/restricted-articles";
import type { Result } from "@/lib/search/queries/result";
import { type Results, results } from "@/lib/search/queries/results";
import { filterCount, inputOf, type SearchAddress, searchOf, searchPath } from "./address";
import { Answer } from "./answer";
import { askPath } from "./ask-path";
import { Filters } from "./filters";
import { NotIt } from "./not-it";
import { Restricted } from "./restricted";

type Props = { searchParams: Promise<Query> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t } = await intl("knowledge");
  const q = one(await searchParams, "q")
    ?.trim()
    .slice(0, 100);
  return {
    title: q ? t("search.titleFor", { query: q }) : t("search.title"),
    robots: { index: false, follow: true },
  };
}

/** After so many results comes the way to ask, for those who have seen enough. */
const beforeAsking = 5;

export default async function SearchPage({ searchParams }: Props) {
  const search = searchOf(await searchParams);
  const ctx = await currentContext();
  const { t, locale } = await intl("knowledge");
  const found = await results(ctx, inputOf(search), locale);
  if (found.q === "") return <Nothing />;
  const { q, common } = found;
  const restricted =
    isFiltered(search) || search.page > 1
      ? []
      : await restrictedArticles(ctx, { q, language: locale, common });
  const shown = { ...search, q: found.q };
  const searchId = await logged(found, locale);
  const [first, ...rest] = found.items;
  const others = found.answer === null ? found.items : rest;
  const pingOf = ({ subject }: Result) =>
    searchId === null ? undefined : `/api/opened?searchId=${searchId}&subject=${encodeURIComponent(subject)}`;
  const isNarrowable = found.total > 0 || isFiltered(shown);
  return (
    <Page>
      <div className="pt-4 sm:pt-8">
        <SearchForm id="page-search" size="page" query={found.q} className="max-w-read" />
      </div>
      <h1 id="found" className="mt-4 mb-1 line-clamp-2 text-base font-medium text-muted sm:mt-5" dir="auto">
        {t(found.counts[search.type].orMore ? "search.resultsOrMore" : "search.results", {
          count: found.total,
          query: found.q,
        })}
      </h1>
      <KnownIssueBanner issues={await knownIssuesEverywhere(ctx)} />
      {found.didYouMean && <DidYouMean search={shown} words={found.didYouMean} />}
      {isNarrowable && <Kinds search={shown} found={found} />}
      <div className={isNarrowable ? "max-w-[52rem]" : "mt-3 max-w-[52rem]"}>
        {isNarrowable && <Filters search={shown} found={found} />}
        {restricted.length > 0 && <Restricted articles={restricted} />}
        {found.degraded && <Notice className="mb-4">{t("search.degraded")}</Notice>}
        {found.items.length === 0 ? (
          <NoResults search={shown} isPastEnd={found.total > 0} />
        ) : (
          <List id="results" label={t("search.list")} ordered>
            {found.answer !== null && (
              <Answer
                result={first!}
                answer={found.answer}
                query={found.q}
                searchId={searchId}
                ping={pingOf(first!)}
              />
            )}
            {others.map((item, index) => [
              index === beforeAsking && <NotIt key="not-it" query={found.q} asRow />,
              <ResultRow key={item.subject} result={{ ...item, ping: pingOf(item) }} />,
            ])}
          </List>
        )}
        {found.items.length > 0 && <NotIt query={found.q} />}
        {found.total > 0 && (
          <Paging page={found.page} pages={found.pages} hrefFor={(page) => searchPath(shown, { page })} />
        )}
      </div>
    </Page>
  );
}

/** Keeps the search with what it showed. The results are worth showing even where that fails. */
async function logged(found: Results, locale: Locale): Promise<number | null> {
  try {
    return await logSearch(await currentContext(), {
      source: "page",
      query: found.q,
      language: locale,
      shown: found.items.map((item) => item.subject),
      resultCount: found.total,
    });
  } catch (error) {
    noteUnexpected(error, "search log");
    return null;
  }
}

function Nothing() {
  const { t, href } = readIntl("knowledge");
  return (
    <Page>
      <div className="max-w-read pt-6 sm:pt-12">
        <h1 className="mb-3 text-2xl font-semibold">{t("search.emptyTitle")}</h1>
        <SearchForm id="page-search" size="page" autoFocus />
        <p className="mt-3 text-muted">
          {t("search.emptyText")} <TextLink href={href("/topics")}>{t("search.browse")}</TextLink>
        </p>
      </div>
    </Page>
  );
}

/** The search took a word for mistyped: what it looked for instead, and the way to what was really typed. */
function DidYouMean({ search, words }: { search: SearchAddress; words: string }) {
  const { t, href } = readIntl("knowledge");
  return (
    <p id="did-you-mean" className="mb-1" dir="auto">
      {t("search.didYouMean")}{" "}
      <TextLink href={href(searchPath(search, { q: words }))} className="font-medium">
        {words}
      </TextLink>{" "}
      <span className="text-sm text-muted">
        <a
          href={href(searchPath(search, { exact: true }))}
          rel="nofollow"
          className="inline-flex min-h-6 items-center underline underline-offset-2 hover:text-ink"
        >
          {t("search.exactly", { query: search.q })}
        </a>
      </span>
    </p>
  );
}

function Kinds({ search, found }: { search: SearchAddress; found: Results }) {
  const { t, href } = readIntl("knowledge");
  const tab = (type: SearchAddress["type"], label: string) => {
    const { count, orMore } = found.counts[type];
    return {
      href: href(searchPath(search, { type })),
      label,
      count: orMore ? `${count}+` : count,
      current: search.type === type,
    };
  };
  return (
    <Tabs
      label={t("search.kinds")}
      className="mt-2 mb-4 max-w-[52rem]"
      tabs={[
        tab("all", t("search.all")),
        tab("article", t("search.articles")),
        tab("question", t("search.questions")),
      ]}
    />
  );
}

const isFiltered = (search: SearchAddress) => filterCount(search) > 0 || search.type !== "all";

function NoResults({ search, isPastEnd }: { search: SearchAddress; isPastEnd: boolean }) {
  const { t, href } = readIntl("knowledge");
  if (isPastEnd) return <p className="text-muted">{t("search.pageEmpty")}</p>;
  return (
    <EmptyState
      icon="search"
      title={t(isFiltered(search) ? "search.noneFiltered" : "search.noneTitle")}
      actions={
        <>
          <Button href={href(askPath(search.q))} variant="primary" icon="ask" rel="nofollow">
            {t("search.ask")}
          </Button>
          {isFiltered(search) && (
            <Button
              href={href(
                searchPath(search, { type: "all", topic: "", solved: "any", language: "", since: "any" }),
              )}
            >
              {t("search.clear")}
            </Button>
          )}
          <Button href={href("/topics")} variant="quiet">
            {t("search.browse")}
          </Button>
        </>
      }
    >
      {t("search.noneText")}
    </EmptyState>
  );
}
