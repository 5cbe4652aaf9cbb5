import type { Metadata } from "next";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Page, PageHeader } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { topicSettings } from "@/lib/site/queries/topic-settings";
import { TopicForm } from "../topic-form";

export default async function NewTopicPage() {
  const { topics, teams } = await shown(topicSettings(await currentContext()));
  const { t, href } = await intl("admin");
  const above = { href: href("/admin/topics"), label: t("topics.title") };
  return (
    <Page>
      <PageHeader
        title={t("topics.newTitle")}
        above={<Breadcrumbs label={t("topics.title")} items={[above]} />}
      />
      <TopicForm topics={topics} teams={teams} />
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("admin");
  return { title: t("topics.newTitle"), robots: { index: false } };
}
