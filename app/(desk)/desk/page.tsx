import type { Metadata } from "next";
import { CaseRow } from "@/components/desk/case-row";
import { Paging } from "@/components/site/paging";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text";
import { desk } from "@/lib/desk/queries/desk";
import { deskChoices } from "@/lib/desk/queries/desk-choices";
import { deskViews } from "@/lib/desk/queries/desk-filter";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import type { Query } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { addressOf, pathOf } from "./address";
import { DeskFilters } from "./filters";

type Props = { searchParams: Promise<Query> };

export default async function DeskPage({ searchParams }: Props) {
  const address = addressOf(await searchParams);
  const { view, words, attention, agent } = address;
  const { t, href } = await intl("desk");
  const ctx = await currentContext();
  const { rows, counts, elsewhere, now, page, pages, overridesThisMonth } = await shown(
    desk(ctx, address, address.page),
  );
  const isOfTeams = new Set(rows.map((row) => row.teamName)).size > 1;
  const isNarrowed = Boolean(words || attention || agent);
  return (
    <Page>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <Button href={href("/desk/figures")} variant="quiet" icon="chart">
              {t("figures.link")}
            </Button>
            <Button href={href("/desk/macros")} variant="quiet" icon="quote">
              {t("macro.title")}
            </Button>
          </>
        }
      >
        {t("lead")}
      </PageHeader>
      <Tabs
        label={t("views")}
        tabs={deskViews.map((each) => ({
          href: href(pathOf(address, { view: each })),
          label: t(`view.${each}`),
          current: each === view,
          ...(each !== "ended" && { count: counts[each] }),
        }))}
      />
      <DeskFilters address={address} choices={await shown(deskChoices(ctx))} />
      <div id="cases">
        {rows.length === 0 ? (
          <EmptyState icon="desk" title={t(isNarrowed ? "filter.nothing" : `empty.${view}`)}>
            {t(isNarrowed ? "filter.nothingHint" : "emptyHint")}
          </EmptyState>
        ) : (
          <List label={t(`view.${view}`)}>
            {rows.map((row) => (
              <CaseRow key={row.id} row={row} now={now} showTeam={isOfTeams} />
            ))}
          </List>
        )}
        {pages > 1 && <Paging page={page} pages={pages} hrefFor={(at) => pathOf(address, { page: at })} />}
        {elsewhere > 0 && (
          <p className="mt-4 text-sm text-muted">
            {t("filter.elsewhere", { count: elsewhere })}{" "}
            <TextLink href={href(pathOf(address, { team: "all" }))}>{t("filter.seeAll")}</TextLink>
          </p>
        )}
      </div>
      <p className="mt-6 flex flex-wrap gap-x-4 gap-y-1 text-sm text-faint">
        <span>{t("overrides", { count: overridesThisMonth })}</span>
        <TextLink href={href("/desk/insights")}>{t("insights")}</TextLink>
      </p>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("desk");
  return { title: t("title"), robots: { index: false } };
}
