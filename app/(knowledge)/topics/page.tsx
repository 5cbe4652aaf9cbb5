import type { Metadata } from "next";
import { TopicTile, TopicTiles } from "@/components/community/topic-tile";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import { publicMetadata } from "@/lib/http/metadata";
import { PageTags } from "@/lib/http/page-tags";
import { currentContext } from "@/lib/http/session";
import { topics } from "@/lib/knowledge/queries/topics";

export async function generateMetadata(): Promise<Metadata> {
  const { t, locale } = await intl("knowledge");
  return publicMetadata({
    title: t("topics.title"),
    description: t("topics.lead"),
    path: "/topics",
    locale,
  });
}

export default async function TopicsPage() {
  const all = await topics(await currentContext());
  const { t, href } = await intl("knowledge");
  return (
    <Page>
      <PageTags subjects={["topic:*", "question:*", "article:*"]} />
      <PageHeader title={t("topics.title")}>{t("topics.lead")}</PageHeader>
      {all.length === 0 ? (
        <EmptyState icon="topics" title={t("topics.none")} />
      ) : (
        <TopicTiles>
          {all
            .filter((topic) => topic.parentId === null)
            .map((topic) => (
              <TopicTile key={topic.id} topic={topic} level={2}>
                {all
                  .filter((each) => each.parentId === topic.id && each.articles + each.questions > 0)
                  .map((each) => (
                    <a
                      key={each.id}
                      href={href(`/topics/${each.slug}`)}
                      dir="auto"
                      className="row-over inline-flex min-h-6 items-center text-accent hover:underline"
                    >
                      {each.name}
                    </a>
                  ))}
              </TopicTile>
            ))}
        </TopicTiles>
      )}
    </Page>
  );
}
