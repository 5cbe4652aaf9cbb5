import type { Metadata } from "next";
import { Paging } from "@/components/site/paging";
import { When } from "@/components/site/when";
import { Tag } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader, Toolbar } from "@/components/ui/layout";
import { List, Row } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { choice, pageNumber, type Query, withQuery } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import {
  type FailedSearch,
  type FailedSearches,
  failedSearches,
  failures,
} from "@/lib/search/queries/failed-searches";
import { SearchTabs } from "./search-tabs";

type Props = { searchParams: Promise<Query> };

const periods = ["30", "7", "90"] as const;

export default async function FailedSearchesPage({ searchParams }: Props) {
  const query = await searchParams;
  const show = choice(query, "show", failures);
  const days = choice(query, "days", periods);
  const page = pageNumber(query);
  const ctx = await currentContext();
  const found = await shown(failedSearches(ctx, { failure: show, days: Number(days), page }));
  const { t } = await intl("tuning");
  const pathOf = (change: { show?: string; days?: string; page?: number }) => {
    const next = { show, days, page: 1, ...change };
    return withQuery("/curation/search", {
      show: next.show === failures[0] ? "" : next.show,
      days: next.days === periods[0] ? "" : next.days,
      page: next.page === 1 ? undefined : next.page,
    });
  };
  return (
    <Page>
      <PageHeader title={t("searches.title")}>{t("searches.lead")}</PageHeader>
      <SearchTabs view="searches" />
      <Choices show={show} days={days} counts={found.counts} pathOf={pathOf} />
      {found.items.length === 0 && found.withheld === 0 ? (
        <EmptyState icon="check" title={t("searches.nothing")}>
          {t("searches.noneText")}
        </EmptyState>
      ) : (
        <List id="searches" label={t(`searches.${show}`)}>
          {found.items.map((item) => (
            <SearchRow key={item.query} item={item} />
          ))}
        </List>
      )}
      {found.withheld > 0 && (
        <p className="mt-3 text-sm text-muted">{t("searches.withheld", { count: found.withheld })}</p>
      )}
      <Paging page={found.page} pages={found.pages} hrefFor={(page) => pathOf({ page })} />
    </Page>
  );
}

type ChoicesProps = {
  show: string;
  days: string;
  counts: FailedSearches["counts"];
  pathOf: (change: { show?: string; days?: string }) => string;
};

/** How a search can fail, how often each happened, and in which time. */
async function Choices({ show, days, counts, pathOf }: ChoicesProps) {
  const { t, href } = await intl("tuning");
  const look = (isCurrent: boolean) =>
    `inline-flex min-h-9 items-center gap-1.5 rounded-lg border px-3 text-sm ${
      isCurrent ? "border-accent bg-accent-soft font-medium" : "border-line hover:border-field"
    }`;
  return (
    <>
      <p className="mb-3 text-sm text-muted">
        {t("searches.summary", { all: counts.all, opened: counts.opened, solved: counts.solved })}
      </p>
      <div className="mb-3 flex flex-wrap justify-between gap-x-6 gap-y-2">
        <Toolbar label={t("searches.how")}>
          {failures.map((each) => (
            <a
              key={each}
              href={href(pathOf({ show: each }))}
              aria-current={each === show ? "true" : undefined}
              className={look(each === show)}
            >
              {t(`searches.${each}`)}
              <span className="text-muted tabular-nums">{counts[each]}</span>
            </a>
          ))}
        </Toolbar>
        <Toolbar label={t("searches.period")}>
          {(["7", "30", "90"] as const).map((each) => (
            <a
              key={each}
              href={href(pathOf({ days: each }))}
              aria-current={each === days ? "true" : undefined}
              className={look(each === days)}
            >
              {t("searches.days", { count: Number(each) })}
            </a>
          ))}
        </Toolbar>
      </div>
    </>
  );
}

async function SearchRow({ item }: { item: FailedSearch }) {
  const { t, href } = await intl("tuning");
  return (
    <Row
      level={2}
      visited={false}
      href={href(withQuery("/search", { q: item.query }))}
      title={item.query}
      meta={
        <>
          {item.times > item.searchers && <span>{t("searches.times", { count: item.times })}</span>}
          <span>{t("searches.people", { count: item.searchers })}</span>
          <When at={item.lastAt} />
          {item.next.length > 0 && (
            <span className="inline-flex min-w-0 max-w-full flex-wrap items-center gap-x-1.5">
              {t("searches.next")}
              {item.next.map((words) => (
                <Tag key={words} href={href(withQuery("/search", { q: words }))}>
                  <bdi>{words}</bdi>
                </Tag>
              ))}
            </span>
          )}
        </>
      }
      trail={
        <a
          href={href(withQuery("/curation/search/best-bets", { words: item.query }))}
          className="inline-flex min-h-6 items-center text-sm text-accent hover:underline"
        >
          {t("searches.pin")}
        </a>
      }
    />
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("tuning");
  return { title: t("searches.title"), robots: { index: false } };
}
