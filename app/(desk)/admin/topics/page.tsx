import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { List, Row } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { type TopicSetting, topicSettings } from "@/lib/site/queries/topic-settings";

type Props = { searchParams: Promise<{ created?: string | string[]; merged?: string | string[] }> };

export default async function TopicsAdminPage({ searchParams }: Props) {
  const given = await searchParams;
  const { topics } = await shown(topicSettings(await currentContext()));
  const { t, href } = await intl("admin");
  const created = topics.find((topic) => String(topic.id) === given.created);
  const add = (
    <Button href={href("/admin/topics/new")} variant="primary" icon="add">
      {t("topics.add")}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={t("topics.title")} actions={topics.length > 0 && add}>
        {t("topics.lead")}
      </PageHeader>
      {(created || given.merged) && (
        <Notice tone="success" role="status" className="mb-4">
          {created ? t("topics.created", { name: created.name }) : t("topics.merged")}
        </Notice>
      )}
      {topics.length === 0 ? (
        <EmptyState icon="topics" title={t("topics.empty")} actions={add}>
          {t("topics.emptyText")}
        </EmptyState>
      ) : (
        <List label={t("topics.list")}>
          {topics.map((topic) => (
            <TopicRow key={topic.id} topic={topic} />
          ))}
        </List>
      )}
    </Page>
  );
}

async function TopicRow({ topic }: { topic: TopicSetting }) {
  const { t, href } = await intl("admin");
  return (
    <Row
      level={2}
      href={href(`/admin/topics/${topic.id}`)}
      visited={false}
      className={topic.parentId ? "ps-6 sm:ps-8" : undefined}
      title={topic.name}
      text={topic.description && <span dir="auto">{topic.description}</span>}
      meta={
        <>
          <span>{t("topics.questions", { count: topic.questions })}</span>
          <span>{t("topics.articles", { count: topic.articles })}</span>
          <span>{t("topics.ambassadors", { count: topic.ambassadors })}</span>
          {topic.teamName && (
            <Chip icon="team" plain>
              <bdi>{topic.teamName}</bdi>
            </Chip>
          )}
          {topic.urgentMark && (
            <Chip icon="alert" plain>
              {t("topics.urgent", { mark: t(`topics.marks.${topic.urgentMark as "safety"}`) })}
            </Chip>
          )}
          {topic.seenBy !== "everybody" && (
            <Chip icon="private" plain>
              {t(`topics.seenBy.${topic.seenBy}`)}
            </Chip>
          )}
          {topic.hasOwnRules && (
            <Chip icon="rule" plain>
              {t("topics.ownRules")}
            </Chip>
          )}
        </>
      }
    />
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("admin");
  return { title: t("topics.title"), robots: { index: false } };
}
