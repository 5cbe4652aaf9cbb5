import type { Metadata } from "next";
import { QuestionRow, type QuestionRowView } from "@/components/community/question-row";
import { TopicTile, TopicTiles } from "@/components/community/topic-tile";
import { SetUpSteps } from "@/components/knowledge/set-up-steps";
import { SearchForm } from "@/components/site/search-form";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, Section } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { MoreLink } from "@/components/ui/text";
import { ownQuestions } from "@/lib/community/queries/own-questions";
import { recentlySolved, waiting } from "@/lib/community/queries/question-list";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { intl } from "@/lib/http/intl";
import { publicMetadata } from "@/lib/http/metadata";
import { PageTags } from "@/lib/http/page-tags";
import { currentContext } from "@/lib/http/session";
import { type TopicNode, topics } from "@/lib/knowledge/queries/topics";
import { setUp } from "@/lib/site/queries/set-up";

export async function generateMetadata(): Promise<Metadata> {
  const { t, locale } = await intl("common");
  const facts = publicMetadata({
    title: env().SITE_NAME,
    description: t("siteDescription"),
    path: "/",
    locale,
    feed: "/feeds/questions.atom",
  });
  return { ...facts, title: { absolute: env().SITE_NAME } };
}

/** As many topics as fill the rows of tiles without pushing the questions far down. */
const tiles = 6;
const rows = 5;

export default async function HomePage() {
  const ctx = await currentContext();
  const { t, href } = await intl("knowledge");
  const [all, solved, open, own] = await Promise.all([
    topics(ctx),
    recentlySolved(ctx, rows),
    waiting(ctx, rows),
    ownQuestions(ctx, 3),
  ]);
  const shown = all
    .filter((topic) => topic.parentId === null)
    .sort((a, b) => a.position - b.position || size(b) - size(a))
    .slice(0, tiles);
  const isFresh = solved.length + open.length === 0 && !all.some((topic) => topic.questions > 0);
  return (
    <Page>
      <PageTags subjects={["question:*", "article:*", "topic:*"]} />
      <div className="max-w-read pt-6 pb-7 sm:pt-12 sm:pb-10">
        <h1 className="mb-3 text-2xl font-semibold sm:mb-4 sm:text-3xl">{t("home.title")}</h1>
        <SearchForm id="home-search" size="page" />
      </div>
      <div className="space-y-10">
        {isFresh && <Fresh ctx={ctx} />}
        {own.length > 0 && (
          <Questions
            title={t("home.yours")}
            items={own.map((question) => ({ ...question, asker: null }))}
            more={{ href: href("/questions/yours"), text: t("home.allYours") }}
          />
        )}
        {shown.length > 0 && (
          <Section
            title={t("home.topics")}
            actions={<MoreLink href={href("/topics")}>{t("home.allTopics")}</MoreLink>}
          >
            <TopicTiles>
              {shown.map((topic) => (
                <TopicTile key={topic.id} topic={topic} />
              ))}
            </TopicTiles>
          </Section>
        )}
        {!isFresh && (
          <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
            {solved.length > 0 && (
              <Questions
                title={t("home.solved")}
                items={solved}
                more={{ href: href("/questions?show=solved"), text: t("home.allSolved") }}
              />
            )}
            {open.length > 0 ? (
              <Questions
                title={t("home.waiting")}
                items={open}
                more={{ href: href("/questions?show=open&sort=newest"), text: t("home.allWaiting") }}
              />
            ) : (
              <Section title={t("home.waiting")}>
                <p className="border-y border-line py-3 text-muted">{t("home.noneWaiting")}</p>
              </Section>
            )}
          </div>
        )}
      </div>
    </Page>
  );
}

/** Where nobody has put the topics in order, those with the most to find come first. */
const size = (topic: TopicNode) => topic.articles + topic.questions;

function Questions({
  title,
  items,
  more,
}: {
  title: string;
  items: QuestionRowView[];
  more: { href: string; text: string };
}) {
  return (
    <Section title={title} actions={<MoreLink href={more.href}>{more.text}</MoreLink>}>
      <List>
        {items.map((question) => (
          <QuestionRow key={question.number} question={question} />
        ))}
      </List>
    </Section>
  );
}

/** Nothing has been asked: what to do first, for those who run the site and for everybody else. */
async function Fresh({ ctx }: { ctx: Context }) {
  const { t, href } = await intl("knowledge");
  const { t: common } = await intl("common");
  const done = await setUp(ctx);
  if (done) return <SetUpSteps done={done} />;
  return (
    <EmptyState
      icon="question"
      title={t("home.freshTitle")}
      actions={
        <Button href={href("/ask")} icon="ask">
          {common("header.askLong")}
        </Button>
      }
    >
      {t("home.freshText")}
    </EmptyState>
  );
}
