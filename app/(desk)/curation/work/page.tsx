import type { Metadata } from "next";
import { Paging } from "@/components/site/paging";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { workList } from "@/lib/curation/queries/work-list";
import { workReasons } from "@/lib/curation/rules/work-reasons";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { choice, pageNumber, type Query, withQuery } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { Done } from "../done";
import { Cases } from "./cases";
import { Filters } from "./filters";
import { Item } from "./item";

type Props = { searchParams: Promise<Query> };

export default async function WorkListPage({ searchParams }: Props) {
  const query = await searchParams;
  const show = choice(query, "show", ["", "mine", "put-off", ...workReasons]);
  const list = await shown(
    workList(await currentContext(), {
      reason: workReasons.find((reason) => reason === show),
      mine: show === "mine",
      putOff: show === "put-off",
      page: pageNumber(query),
    }),
  );
  const { t } = await intl("freshness");
  const pathOf = (page: number) => withQuery("/curation/work", { show, page: page === 1 ? undefined : page });
  const here = pathOf(list.page).split("?")[1] ?? "";
  return (
    <Page>
      <PageHeader title={t("work.title")}>{t("work.lead")}</PageHeader>
      <Done query={query} />
      <Filters list={list} show={show} />
      {list.items.length === 0 ? (
        <EmptyState icon="check" title={t("work.empty")}>
          {t(show === "put-off" ? "work.emptyPutOff" : "work.emptyText")}
        </EmptyState>
      ) : (
        <List label={t("work.list")} className="mt-4">
          {list.items.map((item) => (
            <Item key={item.id} item={item} list={list} query={here} />
          ))}
        </List>
      )}
      <Paging page={list.page} pages={list.pages} hrefFor={pathOf} />
      <Cases list={list} />
      <How />
    </Page>
  );
}

/** What each reason means, beside the list that it is counted in. */
async function How() {
  const { t } = await intl("freshness");
  return (
    <Disclosure id="how" summary={t("work.howTitle")} className="mt-10">
      <dl className="max-w-prose space-y-3 text-sm">
        {workReasons.map((reason) => (
          <div key={reason}>
            <dt className="font-medium">{t(`reason.${reason}`)}</dt>
            <dd className="text-muted">{t(`how.${reason}`)}</dd>
          </div>
        ))}
        <div>
          <dt className="font-medium">{t("impact.views")}</dt>
          <dd className="text-muted">{t("how.views")}</dd>
        </div>
      </dl>
      <p className="mt-3 max-w-prose text-sm text-muted">{t("work.order")}</p>
    </Disclosure>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("freshness");
  return { title: t("work.title"), robots: { index: false } };
}
