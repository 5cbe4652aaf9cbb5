import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Paging } from "@/components/site/paging";
import { When } from "@/components/site/when";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { Records } from "@/components/ui/records";
import { TextLink } from "@/components/ui/text";
import { type FigureName, type FigureRow, figureNames, figureRows } from "@/lib/desk/queries/figure-rows";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { one, pageNumber, type Query, withQuery } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { monthName } from "../month-name";

type Props = {
  params: Promise<{ figure: string }>;
  searchParams: Promise<Query>;
};

const titles = {
  promises: "promises",
  "first-reply": "firstReply",
  "asked-twice": "askedTwice",
  satisfaction: "satisfaction",
} as const satisfies Record<FigureName, string>;

const nameOf = (figure: string): FigureName => figureNames.find((name) => name === figure) ?? notFound();

export default async function FigureRowsPage({ params, searchParams }: Props) {
  const name = nameOf((await params).figure);
  const query = await searchParams;
  const page = pageNumber(query);
  const ctx = await currentContext();
  const { month, rows, pages } = await shown(figureRows(ctx, name, one(query, "month"), page));
  if (rows.length === 0 && page > 1) notFound();
  const { t, href, format } = await intl("desk");
  const items = [
    { href: href("/desk"), label: t("backToDesk") },
    { href: href(`/desk/figures?month=${month}`), label: t("figures.back") },
  ];
  return (
    <Page>
      <PageHeader
        above={<Breadcrumbs label={t("backToDesk")} items={items} />}
        title={t(`figures.${titles[name]}.title`)}
        actions={
          rows.length > 0 && (
            <Button href={href(`/desk/figures/${name}/rows.csv?month=${month}`)} icon="download" size="sm">
              {t("figures.csv")}
            </Button>
          )
        }
      >
        <strong className="text-ink">{monthName(month, format)}.</strong> {t(`figures.${titles[name]}.how`)}
      </PageHeader>
      {rows.length === 0 ? (
        <EmptyState icon="chart" title={t("figures.empty")} />
      ) : (
        <Records
          caption={t("figures.caption")}
          columns={[
            { label: t("figures.case") },
            { label: t("figures.when") },
            { label: t("figures.who") },
            { label: t("figures.result") },
          ]}
          // Rows of one case may be alike, and none of them moves.
          rows={rows.map((row, key) => ({
            key,
            cells: [
              <TextLink key="case" href={href(pathOf(row))}>
                <span dir="auto">{row.title}</span>
              </TextLink>,
              <When key="when" at={row.at} mode="local" />,
              <bdi key="who">{row.person ?? t("figures.none")}</bdi>,
              <Result key="result" row={row} />,
            ],
          }))}
        />
      )}
      {pages > 1 && (
        <Paging
          page={page}
          pages={pages}
          hrefFor={(at) => withQuery(`/desk/figures/${name}`, { month, page: at > 1 ? at : "" })}
        />
      )}
    </Page>
  );
}

const pathOf = (row: FigureRow): string =>
  row.escalationId ? `/desk/escalations/${row.escalationId}` : `/questions/${row.questionId}`;

async function Result({ row }: { row: FigureRow }) {
  const { t, format } = await intl("desk");
  const hours = row.hours === null ? "" : format.number(row.hours, { maximumFractionDigits: 1 });
  return (
    <>
      {t(`figures.what.${row.what as "replied"}`, { hours })}
      {row.satisfaction !== null && row.ease !== null && (
        <> · {t("survey.score", { satisfaction: row.satisfaction, ease: row.ease })}</>
      )}
      {row.words && <Words words={row.words} />}
    </>
  );
}

/** The kind of thing that was asked for, or what the asker wrote. */
async function Words({ words }: { words: string }) {
  const { t } = await intl("desk");
  const kind = `askedTwice.kind.${words}`;
  return <> · {t.has(kind as never) ? t(kind as "askedTwice.kind.version") : <q dir="auto">{words}</q>}</>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await intl("desk");
  return { title: t(`figures.${titles[nameOf((await params).figure)]}.title`), robots: { index: false } };
}
