import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { Tabs } from "@/components/ui/tabs";
import type { Person } from "@/lib/context";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { appealList } from "@/lib/site/queries/appeal-list";
import { reviewQueue } from "@/lib/site/queries/review-queue";
import { Appeals } from "./appeals";
import { ReviewRow } from "./review-row";

type Props = { searchParams: Promise<{ show?: string | string[]; done?: string | string[] }> };

const views = ["held", "reported", "hidden", "appeals"] as const;
const outcomes = ["released", "hidden", "kept", "suspended", "restored", "redacted", "appeal"] as const;

export default async function ModerationPage({ searchParams }: Props) {
  const given = await searchParams;
  const ctx = await currentContext();
  const appeals = await shown(appealList(ctx));
  const queue = { ...(await shown(reviewQueue(ctx))), appeals };
  // Without a choice: where something waits.
  const busy = queue.held.length === 0 && queue.reported.length > 0 ? "reported" : "held";
  const view = views.find((known) => known === given.show) ?? busy;
  const done = outcomes.find((known) => known === given.done);
  const { t, href } = await intl("moderation");
  return (
    <Page>
      <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      {done && (
        <Notice tone="success" role="status" className="mb-4">
          {t(`done.${done}`)}
        </Notice>
      )}
      <Tabs
        label={t("views")}
        tabs={views.map((each) => ({
          href: href(`/moderation?show=${each}`),
          label: t(`view.${each}`),
          current: each === view,
          ...(each !== "hidden" && { count: queue[each].length }),
        }))}
      />
      {queue[view].length === 0 ? (
        <div className="mt-4">
          <EmptyState icon="check" title={t(`empty.${view}`)}>
            {t(`emptyText.${view}`)}
          </EmptyState>
        </div>
      ) : view === "appeals" ? (
        <Appeals items={appeals} />
      ) : (
        <List label={t(`view.${view}`)} className="border-t-0">
          {queue[view].map((item) => (
            <ReviewRow
              key={`${item.type}-${item.postId}`}
              item={item}
              view={view}
              reader={ctx.actor as Person}
            />
          ))}
        </List>
      )}
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("moderation");
  return { title: t("title"), robots: { index: false } };
}
