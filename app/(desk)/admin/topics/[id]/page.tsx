import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Page, PageHeader, Section, SideRail } from "@/components/ui/layout";
import { Facts } from "@/components/ui/list";
import { TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { calendarSetting } from "@/lib/site/queries/calendar-settings";
import { type TopicSetting, topicSettings } from "@/lib/site/queries/topic-settings";
import { CalendarForm } from "../../calendar-form";
import { TopicForm } from "../topic-form";
import { MergeTopic } from "./merge-topic";

type Props = { params: Promise<{ id: string }> };

export default async function TopicAdminPage({ params }: Props) {
  const { id } = await params;
  const ctx = await currentContext();
  const { topics, teams } = await shown(topicSettings(ctx));
  const topic = topics.find((other) => String(other.id) === id);
  if (!topic) notFound();
  const { t, href } = await intl("admin");
  const above = { href: href("/admin/topics"), label: t("topics.title") };
  return (
    <Page>
      <PageHeader
        title={<bdi>{topic.name}</bdi>}
        above={<Breadcrumbs label={t("topics.title")} items={[above]} />}
      />
      <SideRail railLabel={t("topics.facts")} rail={<TopicFacts topic={topic} />}>
        <TopicForm topic={topic} topics={topics} teams={teams} />
        <div className="mt-10">
          <CalendarForm of="topic" id={topic.id} setting={await calendarSetting(ctx, "topic", topic.id)} />
        </div>
        <MergeTopic topic={topic} topics={topics} />
      </SideRail>
    </Page>
  );
}

async function TopicFacts({ topic }: { topic: TopicSetting }) {
  const { t, href } = await intl("admin");
  return (
    <>
      <Section title={t("topics.facts")} small>
        <ul className="space-y-1 text-sm">
          <li>{t("topics.questions", { count: topic.questions })}</li>
          <li>{t("topics.articles", { count: topic.articles })}</li>
          <li>{t("topics.ambassadors", { count: topic.ambassadors })}</li>
        </ul>
        {topic.seenBy !== "everybody" && (
          <p className="mt-3 text-muted text-sm">{t("topics.seenByText", { who: topic.seenBy })}</p>
        )}
        <p className="mt-3 text-sm">
          <TextLink href={href(`/topics/${topic.slug}`)}>{t("topics.open")}</TextLink>
        </p>
      </Section>
      <Section title={t("topics.rules")} small>
        <Facts
          items={[
            {
              term: t("topics.rules"),
              value: topic.hasOwnRules ? t("topics.rulesOwn") : t("topics.rulesSite"),
            },
          ]}
        />
        <p className="mt-2 text-sm">
          <TextLink href={href(`/admin/rules?topic=${topic.id}`)}>{t("topics.rulesEdit")}</TextLink>
        </p>
      </Section>
    </>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("admin");
  return { title: t("topics.title"), robots: { index: false } };
}
