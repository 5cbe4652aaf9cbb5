import type { Metadata } from "next";
import { Paging } from "@/components/site/paging";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { MoreLink } from "@/components/ui/text";
import { gaps } from "@/lib/curation/queries/gaps";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { pageNumber, type Query, withQuery } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { Done } from "../done";
import { GapItem } from "./gap-item";

type Props = { searchParams: Promise<Query> };

export default async function GapsPage({ searchParams }: Props) {
  const query = await searchParams;
  const found = await shown(gaps(await currentContext(), { page: pageNumber(query) }));
  const { t, href } = await intl("freshness");
  return (
    <Page>
      <PageHeader title={t("gaps.title")}>{t("gaps.lead")}</PageHeader>
      <Done query={query} />
      {found.items.length === 0 ? (
        <EmptyState icon="check" title={t("gaps.empty")}>
          {t("gaps.emptyText")}
        </EmptyState>
      ) : (
        <List label={t("gaps.list")}>
          {found.items.map((gap, at) => (
            <GapItem key={gap.key} gap={gap} place={at} />
          ))}
        </List>
      )}
      <Paging
        page={found.page}
        pages={found.pages}
        hrefFor={(page) => withQuery("/curation/gaps", { page: page === 1 ? undefined : page })}
      />
      <div className="mt-6 max-w-prose space-y-2 text-sm text-muted">
        {found.hiddenCases > 0 && <p>{t("gaps.hidden", { count: found.hiddenCases })}</p>}
        {found.lone > 0 && <p>{t("gaps.lone", { count: found.lone })}</p>}
        <p>{t("gaps.how")}</p>
        {found.dismissed > 0 && (
          <p>
            <MoreLink href={href("/curation/gaps/dismissed")}>
              {t("gaps.dismissedCount", { count: found.dismissed })}
            </MoreLink>
          </p>
        )}
      </div>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("freshness");
  return { title: t("gaps.title"), robots: { index: false } };
}
