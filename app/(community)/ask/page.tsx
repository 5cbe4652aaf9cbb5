import type { Metadata } from "next";
import { DetailsStep } from "@/components/community/ask/details-step";
import { ReviewStep } from "@/components/community/ask/review-step";
import { TitleStep } from "@/components/community/ask/title-step";
import { KnownIssueBanner } from "@/components/community/known-issue-banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { DRAFT_DAYS } from "@/lib/community/commands/keep-draft";
import { askTopics } from "@/lib/community/queries/ask-choices";
import { draftReview, draft as readDraft } from "@/lib/community/queries/draft";
import { knownIssues } from "@/lib/community/queries/known-issues";
import { thread } from "@/lib/community/queries/thread";
import { intl } from "@/lib/http/intl";
import { MoreScript } from "@/lib/http/page-tags";
import { isRefusal } from "@/lib/http/refusals";
import { currentContext } from "@/lib/http/session";
import { logSearch } from "@/lib/search/commands/log-search";
import { suggest } from "@/lib/search/queries/suggest";
import * as actions from "./actions";

type Query = Record<string, string | undefined>;
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("ask");
  return { title: t("title"), robots: { index: false, follow: true } };
}

export default async function AskPage({ searchParams }: Props) {
  const given = await searchParams;
  const query: Query = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
  return (
    <Page narrow>
      <MoreScript />
      <KnownIssueBanner issues={await knownIssues(await currentContext())} />
      <Step query={query} />
    </Page>
  );
}

async function Step({ query }: { query: Query }) {
  if (query.solved) return <Solved subject={query.solved} />;
  if (query.draft) return <FromDraft token={query.draft} query={query} />;
  const title = (query.title ?? "").slice(0, 2_000);
  const after = await followed(query.after);
  const found = title.trim() ? await suggestions(title) : { suggestions: [] };
  if (query.step !== "details" || title.trim().length < 3)
    return (
      <TitleStep
        title={title}
        topic={query.topic ?? ""}
        after={after}
        found={found}
        solved={actions.solved}
      />
    );
  const ctx = await currentContext();
  const topics = await askTopics(ctx);
  const topicId = topics.find((topic) => topic.slug === query.topic)?.id;
  return (
    <DetailsStep
      draft={{ title, topicId, after: after?.number }}
      token={null}
      topics={topics}
      found={found}
      keep={actions.keep}
      solved={actions.solved}
      isSignedIn={ctx.actor.kind === "person"}
    />
  );
}

async function FromDraft({ token, query }: { token: string; query: Query }) {
  const ctx = await currentContext();
  try {
    if (query.step === "details") {
      const [draft, topics] = await Promise.all([readDraft(ctx, token), askTopics(ctx)]);
      const found = { suggestions: [] };
      return (
        <DetailsStep
          draft={draft}
          token={token}
          topics={topics}
          found={found}
          keep={actions.keep}
          solved={actions.solved}
          isSignedIn={ctx.actor.kind === "person"}
        />
      );
    }
    return (
      <ReviewStep
        review={await draftReview(ctx, token)}
        token={token}
        isVisitor={ctx.actor.kind !== "person"}
        wasSent={query.sent === "1"}
        days={DRAFT_DAYS}
        post={actions.post}
        sendLink={actions.sendLink}
      />
    );
  } catch (error) {
    if (isRefusal(error) && error.code === "not_found") return <DraftGone />;
    throw error;
  }
}

/** What could answer the question already, and the row of the log that a question from here will name. */
async function suggestions(title: string) {
  const ctx = await currentContext();
  const { locale } = await intl("ask");
  const found = await suggest(ctx, { q: title, mode: "ask", language: locale });
  const shown = found.map((each) => each.subject);
  const log = { source: "ask", query: title, language: locale, shown, resultCount: shown.length } as const;
  return { suggestions: found, searchId: await logSearch(ctx, log) };
}

/** The public question that this one follows, where somebody came from one. */
async function followed(number: string | undefined): Promise<{ number: number; title: string } | null> {
  if (!/^\d{1,9}$/.test(number ?? "")) return null;
  try {
    const { id, title, isPublic } = await thread(await currentContext(), Number(number));
    return isPublic ? { number: id, title } : null;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

async function Solved({ subject }: { subject: string }) {
  const { t, href } = await intl("ask");
  const number = /^question:(\d{1,9})$/.exec(subject)?.[1];
  return (
    <>
      <PageHeader title={t("solved.title")}>{t("solved.text")}</PageHeader>
      <p className="flex flex-wrap gap-2">
        <Button href={href("/")} variant="primary" icon="home">
          {t("solved.home")}
        </Button>
        {number && <Button href={href(`/questions/${number}`)}>{t("solved.link")}</Button>}
      </p>
    </>
  );
}

async function DraftGone() {
  const { t, href } = await intl("ask");
  return (
    <div className="pt-8">
      <EmptyState
        icon="question"
        title={t("gone.title")}
        actions={
          <Button href={href("/ask")} variant="primary">
            {t("gone.again")}
          </Button>
        }
      >
        {t("gone.text")}
      </EmptyState>
    </div>
  );
}
