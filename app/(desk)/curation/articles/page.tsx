import type { Metadata } from "next";
import { WorkshopRow } from "@/components/knowledge/workshop/workshop-row";
import { Paging } from "@/components/site/paging";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { Tabs } from "@/components/ui/tabs";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import type { Query } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { workshopChoices } from "@/lib/knowledge/queries/workshop-choices";
import { workshopList } from "@/lib/knowledge/queries/workshop-list";
import { articleStages } from "@/lib/knowledge/stage-sql";
import { addressOf, pathOf } from "./address";
import { Filters } from "./filters";

type Props = { searchParams: Promise<Query> };

export default async function WorkshopPage({ searchParams }: Props) {
  const address = addressOf(await searchParams);
  const ctx = await currentContext();
  const list = await shown(
    workshopList(ctx, {
      ...(address.stage !== "all" && { stage: address.stage }),
      ...(address.attention !== "none" && { attention: address.attention }),
      ...(address.audience !== "any" && { audience: address.audience }),
      ...(address.topic && { topicId: Number(address.topic) }),
      ...(address.language && { language: address.language }),
      ...(address.owner && { owner: address.owner }),
      ...(address.q && { words: address.q }),
      page: address.page,
    }),
  );
  const { t, href } = await intl("workshop");
  const stages = ["all", ...articleStages] as const;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        actions={
          <Button href={href("/curation/articles/new")} variant="primary" icon="add">
            {t("new.button")}
          </Button>
        }
      >
        {t("lead")}
      </PageHeader>
      <Tabs
        label={t("list.stages")}
        tabs={stages
          .filter((stage) => stage === "all" || stage === address.stage || (list.counts[stage] ?? 0) > 0)
          .map((stage) => ({
            href: href(pathOf(address, { stage })),
            label: stage === "all" ? t("list.all") : t(`stage.${stage}`),
            count: list.counts[stage] ?? 0,
            current: address.stage === stage,
          }))}
      />
      <Filters address={address} choices={await workshopChoices(ctx)} counts={list.counts} />
      {list.items.length === 0 ? (
        <EmptyState icon="article" title={t("list.none")}>
          {t("list.noneText")}
        </EmptyState>
      ) : (
        <List id="articles" label={t("title")}>
          {list.items.map((item) => (
            <WorkshopRow key={item.id} item={item} />
          ))}
        </List>
      )}
      <Paging page={address.page} pages={list.pages} hrefFor={(page) => pathOf(address, { page })} />
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("workshop");
  return { title: t("title"), robots: { index: false } };
}
