import type { Metadata } from "next";
import { CaseRow } from "@/components/desk/case-row";
import { Paging } from "@/components/site/paging";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text";
import { type DeskView, desk, deskViews } from "@/lib/desk/queries/desk";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { choice, pageNumber, type Query, withQuery } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";

type Props = { searchParams: Promise<Query> };

export default async function DeskPage({ searchParams }: Props) {
  const query = await searchParams;
  const view = choice(query, "view", deskViews);
  const { t, href } = await intl("desk");
  const { rows, counts, now, page, pages, overridesThisMonth } = await shown(
    desk(await currentContext(), view, pageNumber(query)),
  );
  const address = (each: DeskView, at = 1) =>
    withQuery("/desk", { view: each === "queue" ? "" : each, page: at > 1 ? at : "" });
  return (
    <Page>
      <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      <Tabs
        label={t("views")}
        tabs={deskViews.map((each) => ({
          href: href(address(each)),
          label: t(`view.${each}`),
          current: each === view,
          ...(each !== "ended" && { count: counts[each] }),
        }))}
      />
      <div id="cases" className="mt-2">
        {rows.length === 0 ? (
          <EmptyState icon="desk" title={t(`empty.${view}`)}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <List label={t(`view.${view}`)} className="border-t-0">
            {rows.map((row) => (
              <CaseRow key={row.id} row={row} isOverdue={row.dueAt !== null && row.dueAt < now} />
            ))}
          </List>
        )}
        {pages > 1 && <Paging page={page} pages={pages} hrefFor={(at) => address(view, at)} />}
      </div>
      <p className="mt-6 flex flex-wrap gap-x-4 gap-y-1 text-sm text-faint">
        <span>{t("overrides", { count: overridesThisMonth })}</span>
        <TextLink href={href("/desk/insights")}>{t("insights")}</TextLink>
        <TextLink href={href("/desk/figures")}>{t("figures.link")}</TextLink>
        <TextLink href={href("/desk/macros")}>{t("macro.title")}</TextLink>
      </p>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("desk");
  return { title: t("title"), robots: { index: false } };
}
