import type { Metadata } from "next";
import { QUEUE_FORM, QueueQuestion } from "@/components/community/queue/queue-row";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text";
import { lostRace } from "@/lib/ambassadors/queries/lost-race";
import { type QueueTab, queue, queueTabs } from "@/lib/ambassadors/queries/queue";
import { intl } from "@/lib/http/intl";
import { liveChannel } from "@/lib/http/live";
import { shown, signedIn } from "@/lib/http/page";
import { MoreScript } from "@/lib/http/page-tags";
import { currentContext } from "@/lib/http/session";
import { actOnQueue } from "./actions";

type Props = { searchParams: Promise<{ tab?: string | string[]; lost?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("queue");
  return { title: t("title"), robots: { index: false } };
}

export default async function QueuePage({ searchParams }: Props) {
  await signedIn();
  const { tab: wanted, lost } = await searchParams;
  const tab: QueueTab = queueTabs.find((each) => each === wanted) ?? "for-you";
  const { rows, counts, hasTopics } = await shown(queue(await currentContext(), tab));
  const { t, href } = await intl("queue");
  return (
    <Page>
      <MoreScript />
      <PageHeader
        title={t("title")}
        actions={hasTopics && <TextLink href={href("/ambassadors/me")}>{t("programme")}</TextLink>}
      >
        {t("lead")}
      </PageHeader>
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
        {typeof lost === "string" && /^\d{1,9}$/.test(lost) && <Lost questionId={Number(lost)} />}
        {rows.length > 0 ? (
          <list-keys>
            <List label={t(`tabs.${tab}`)} className="border-t-0!">
              {rows.map((row) => (
                <QueueQuestion key={row.number} row={row} />
              ))}
            </List>
            {counts[tab] > rows.length && (
              <p className="mt-3 text-sm text-muted">
                {t("most", { shown: rows.length, count: counts[tab] })}
              </p>
            )}
            <p className="mt-3 text-sm text-faint max-sm:hidden">{t("keys")}</p>
          </list-keys>
        ) : (
          <Empty tab={tab} hasTopics={hasTopics} />
        )}
      </div>
      <live-region channel={liveChannel("question:*")} swap="queue" every="5">
        <p
          data-live-notice=""
          hidden
          className="fixed inset-x-0 bottom-4 z-20 mx-auto flex w-fit gap-3 rounded-lg border border-line bg-surface px-4 py-2 text-sm shadow-float"
        >
          {t("live")}
          <a href={href("/queue")} className="font-medium text-accent underline">
            {t("liveShow")}
          </a>
        </p>
      </live-region>
    </Page>
  );
}

/** Somebody else was quicker: who, since when, and what helps most instead. */
async function Lost({ questionId }: { questionId: number }) {
  const { t, href } = await intl("queue");
  const { name, since, next } = await shown(lostRace(await currentContext(), questionId));
  return (
    <Notice tone="ambassador" icon="hand" role="status" className="my-3" title={title()}>
      {name && since && <p>{t.rich("lostSince", { name, at: () => <When at={since} /> })}</p>}
      <p>
        {next ? (
          <>
            {t("next")}:{" "}
            <TextLink href={href(`/questions/${next.number}/${next.slug}`)} dir="auto">
              {next.title}
            </TextLink>
          </>
        ) : (
          t("noNext")
        )}
      </p>
    </Notice>
  );

  function title() {
    return name ? <bdi>{t("lostTitle", { name })}</bdi> : t("lostGone");
  }
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
