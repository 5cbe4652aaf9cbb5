import type { Metadata } from "next";
import { Figure } from "@/components/curation/figure";
import { Paging } from "@/components/site/paging";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader, Toolbar } from "@/components/ui/layout";
import { Table, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text";
import { mostWeeks } from "@/lib/curation/queries/article-impact";
import {
  type ImpactRow,
  type ImpactTable,
  impactOrders,
  impactTable,
  solvedOf,
} from "@/lib/curation/queries/impact-table";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { choice, pageNumber, type Query, withQuery } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { can } from "@/lib/policy";
import { amounts } from "../articles/[id]/impact/words";

type Props = { searchParams: Promise<Query> };

const orderNames = { saved: "saved", views: "viewsOrder", solved: "solvedOrder", newest: "newest" } as const;

export default async function ImpactPage({ searchParams }: Props) {
  const query = await searchParams;
  const order = choice(query, "order", impactOrders);
  const ctx = await currentContext();
  const table = await shown(impactTable(ctx, { order, page: pageNumber(query) }));
  const { t, href } = await intl("freshness");
  const pathOf = (change: { order?: string; page?: number }) => {
    const next = { order, page: 1, ...change };
    return withQuery("/curation/impact", {
      order: next.order === impactOrders[0] ? "" : next.order,
      page: next.page === 1 ? undefined : next.page,
    });
  };
  return (
    <Page>
      <PageHeader title={t("impact.title")}>{t("impact.lead")}</PageHeader>
      {table.articles === 0 ? (
        <EmptyState icon="chart" title={t("impact.none")}>
          {t("impact.noneText")}
        </EmptyState>
      ) : (
        <>
          <Totals table={table} maySet={can(ctx.actor, "site.operate")} />
          <Toolbar label={t("impact.order")}>
            {impactOrders.map((each) => (
              <a
                key={each}
                href={href(pathOf({ order: each }))}
                aria-current={each === order ? "true" : undefined}
                className={`inline-flex min-h-9 items-center rounded-lg border px-3 text-sm ${
                  each === order
                    ? "border-accent bg-accent-soft font-medium"
                    : "border-line hover:border-field"
                }`}
              >
                {t(`impact.${orderNames[each]}`)}
              </a>
            ))}
          </Toolbar>
          <Rows table={table} />
          <Paging page={table.page} pages={table.pages} hrefFor={(page) => pathOf({ page })} />
          <p className="mt-6 max-w-prose text-sm text-muted">{t("impact.rateHow", { weeks: mostWeeks })}</p>
        </>
      )}
    </Page>
  );
}

async function Totals({ table: { totals, costs }, maySet }: { table: ImpactTable; maySet: boolean }) {
  const { t, href, format } = await intl("freshness");
  const { count, money, time } = await amounts();
  return (
    <div className="mb-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <Figure title={t("impact.totalViews")} value={format.number(totals.views)} how={t("impact.viewsHow")} />
      <Figure
        title={t("impact.totalSolved")}
        value={format.number(totals.solved)}
        how={t("impact.totalSolvedHow")}
      />
      <Figure
        title={t("impact.totalCases")}
        value={count(totals.cases)}
        how={t("impact.totalCasesHow", { confirmed: totals.confirmed })}
      />
      <Figure
        title={t("impact.totalMoney")}
        value={money(totals.money, costs.currency)}
        how={
          <>
            {time(totals.minutes)}. {!costs.isOwn && t("impact.usualCosts")}{" "}
            {maySet && <TextLink href={href("/admin/costs")}>{t("impact.setCosts")}</TextLink>}
          </>
        }
      />
    </div>
  );
}

async function Rows({ table }: { table: ImpactTable }) {
  const { t } = await intl("freshness");
  return (
    <Table caption={t("impact.list")} className="mt-3">
      <thead>
        <tr>
          <Th>{t("impact.article")}</Th>
          <Th numeric>{t("impact.views")}</Th>
          <Th numeric>{t("impact.solved")}</Th>
          <Th numeric>{t("impact.repeats")}</Th>
          <Th numeric>{t("impact.change")}</Th>
          <Th numeric>{t("impact.avoided")}</Th>
          <Th numeric>{t("impact.money")}</Th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <Line key={row.id} row={row} currency={table.costs.currency} />
        ))}
      </tbody>
    </Table>
  );
}

async function Line({ row, currency }: { row: ImpactRow; currency: string }) {
  const { t, href, format } = await intl("freshness");
  const { count, money } = await amounts();
  const { impact } = row;
  const perWeek = ({ count, weeks }: { count: number; weeks: number }) =>
    format.number(weeks > 0 ? count / weeks : 0, { maximumSignificantDigits: 2 });
  return (
    <tr>
      <Td className="min-w-56">
        <TextLink href={href(`/curation/articles/${row.id}/impact`)} dir="auto">
          {row.title}
        </TextLink>
      </Td>
      <Td numeric>{format.number(row.views)}</Td>
      <Td numeric>{format.number(solvedOf(row))}</Td>
      <Td numeric>
        {impact
          ? t("impact.beforeAfter", { before: perWeek(impact.before), after: perWeek(impact.after) })
          : t("impact.unknown")}
      </Td>
      <Td numeric>
        <Change row={row} />
      </Td>
      <Td numeric>{count(row.avoided.cases)}</Td>
      <Td numeric>{money(row.saved.money, currency)}</Td>
    </tr>
  );
}

/** The ratio with its interval, and only where it is no chance in strong words. */
async function Change({ row: { impact } }: { row: ImpactRow }) {
  const { t, format } = await intl("freshness");
  if (!impact?.rate || impact.verdict === "too_early") return t("impact.unknown");
  const { ratio, low, high } = impact.rate;
  const number = (value: number) =>
    Number.isFinite(value) ? format.number(value, { maximumSignificantDigits: 2 }) : "∞";
  const isSure = impact.verdict === "fewer" || impact.verdict === "more";
  return (
    <span className={isSure ? "font-medium" : "text-muted"}>
      × {number(ratio)}{" "}
      <span className="font-normal text-faint">
        ({number(low)}–{number(high)})
      </span>
    </span>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("freshness");
  return { title: t("impact.title"), robots: { index: false } };
}
