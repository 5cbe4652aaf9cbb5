import type { Metadata } from "next";
import { QUEUE_FORM, QueueQuestion } from "@/components/community/queue/queue-row";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { Tabs } from "@/components/ui/tabs";
import { type QueueTab, queue, queueTabs } from "@/lib/ambassadors/queries/queue";
import { intl } from "@/lib/http/intl";
import { shown, signedIn } from "@/lib/http/page";
import { MoreScript } from "@/lib/http/page-tags";
import { currentContext } from "@/lib/http/session";
import { actOnQueue } from "./actions";

type Props = { searchParams: Promise<{ tab?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("queue");
  return { title: t("title"), robots: { index: false } };
}

export default async function QueuePage({ searchParams }: Props) {
  await signedIn();
  const wanted = (await searchParams).tab;
  const tab: QueueTab = queueTabs.find((each) => each === wanted) ?? "for-you";
  const { rows, counts, hasTopics } = await shown(queue(await currentContext(), tab));
  const { t, href } = await intl("queue");
  return (
    <Page>
      <MoreScript />
      <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      <div id="queue">
        <Tabs
          label={t("tabs.label")}
          tabs={queueTabs.map((each) => ({
            href: href(each === "for-you" ? "/queue" : `/queue?tab=${each}`),
            label: t(`tabs.${each}`),
            count: counts[each],
            current: each === tab,
          }))}
        />
        <ActionForm id={QUEUE_FORM} action={actOnQueue} swap="queue" className="sticky top-2 z-20">
          {null}
        </ActionForm>
        {rows.length > 0 ? (
          <list-keys>
            <List label={t(`tabs.${tab}`)} className="border-t-0!">
              {rows.map((row) => (
                <QueueQuestion key={row.number} row={row} />
              ))}
            </List>
            <p className="mt-3 text-sm text-faint max-sm:hidden">{t("keys")}</p>
          </list-keys>
        ) : (
          <Empty tab={tab} hasTopics={hasTopics} />
        )}
      </div>
    </Page>
  );
}

async function Empty({ tab, hasTopics }: { tab: QueueTab; hasTopics: boolean }) {
  const { t } = await intl("queue");
  const { actor } = await currentContext();
  if (!hasTopics && actor.kind === "person" && actor.role === "customer")
    return (
      <EmptyState icon="ambassador" title={t("empty.noTopics")}>
        {t("empty.noTopicsText")}
      </EmptyState>
    );
  return (
    <EmptyState icon="check" title={t(`empty.${tab}`)}>
      {t(`empty.${tab}Text`)}
    </EmptyState>
  );
}
