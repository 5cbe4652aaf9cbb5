import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { sayWhetherSolved } from "@/app/(knowledge)/search/actions";
import { NextBest } from "@/components/ambassadors/next-best";
import { RateAnswer } from "@/components/ambassadors/rate-answer";
import { ACTS } from "@/components/community/thread/act";
import { AnswerPost } from "@/components/community/thread/answer";
import { Composer } from "@/components/community/thread/composer";
import { ThreadHead } from "@/components/community/thread/head";
import { Inside } from "@/components/community/thread/inside";
import { Notices } from "@/components/community/thread/notices";
import { type Opened, openedPanel } from "@/components/community/thread/opened";
import type { PanelActions } from "@/components/community/thread/panel";
import { Question } from "@/components/community/thread/question";
import { Rail } from "@/components/community/thread/rail";
import { SolvedForYou } from "@/components/community/thread/solved-for-you";
import { DraftFromThread } from "@/components/curation/draft-from-thread";
import { NowArticle } from "@/components/curation/now-article";
import { CaseSurvey } from "@/components/desk/case-survey";
import { Gone } from "@/components/site/gone";
import { JsonLd } from "@/components/site/json-ld";
import { Paging } from "@/components/site/paging";
import { ActionForm } from "@/components/ui/action-form";
import { Page, SideRail } from "@/components/ui/layout";
import { nextBest } from "@/lib/ambassadors/queries/next-best";
import { ownRating } from "@/lib/ambassadors/queries/own-rating";
import type { Thread } from "@/lib/community/queries/thread";
import { threadData } from "@/lib/community/structured-data";
import { articleOfThread } from "@/lib/curation/queries/article-of-thread";
import { ownFix } from "@/lib/curation/queries/own-fix";
import { ownSurvey } from "@/lib/desk/queries/own-survey";
import { env } from "@/lib/env";
import { intl, readIntl } from "@/lib/http/intl";
import { liveChannel } from "@/lib/http/live";
import { publicMetadata } from "@/lib/http/metadata";
import { MoreScript, PageTags } from "@/lib/http/page-tags";
import { currentContext } from "@/lib/http/session";
import { localizedPath } from "@/lib/i18n/locales";
import { feedbackReasons } from "@/lib/knowledge/commands/give-feedback";
import { excerpt, plainOfHtml } from "@/lib/markdown/plain";
import { similarQuestions } from "@/lib/search/queries/similar";
import * as actions from "./actions";
import { loadThread } from "./load";

type Props = {
  params: Promise<{ number: string; slug?: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { number } = await params;
  const thread = await loadThread(number, one((await searchParams).page));
  if (!thread) return { title: (await intl("errorPages")).t("410.title"), robots: { index: false } };
  const { t, locale } = await intl("thread");
  const path = pathOf(thread, thread.page);
  // Only for search engines, and they have no session.
  const text = thread.me ? "" : excerpt(plainOfHtml(thread.html.slice(0, 2_000)), 150);
  const title = thread.page > 1 ? t("pageTitle", { title: thread.title, page: thread.page }) : thread.title;
  const description = t("description", { answers: thread.answerCount, site: env().SITE_NAME, text });
  if (!thread.isPublic) return { title, description, robots: { index: false, follow: false } };
  const feed = `/questions/${thread.id}/feed.atom`;
  const isIndexed = !thread.isForgotten;
  return publicMetadata({ title, description, path, locale, feed, isIndexed, type: "article" });
}

export default async function QuestionPage({ params, searchParams }: Props) {
  const { number, slug } = await params;
  const query = await searchParams;
  const thread = await loadThread(number, one(query.page));
  if (!thread) return <Gone />;
  const { t, href, locale } = await intl("thread");
  if (slug?.length !== 1 || decoded(slug[0]!) !== thread.slug || number !== String(thread.id))
    permanentRedirect(href(pathOf(thread, thread.page) + (query.do ? withDo(query) : "")));
  const opened = thread.me ? openedPanel(one(query.do), thread) : null;
  const survey = thread.me?.isAsker ? await ownSurvey(await currentContext(), thread.id) : null;
  const similar = thread.isPublic ? await similarQuestions(await currentContext(), thread.id) : [];
  const draft =
    thread.me && thread.isPublic ? await articleOfThread(await currentContext(), thread.id) : null;
  const site = (path: string) => new URL(localizedPath(locale, path), env().SITE_URL).href;
  return (
    <Page>
      {thread.me ? (
        <MoreScript />
      ) : (
        thread.isPublic && (
          <>
            <PageTags subjects={subjectsOf(thread, similar)} maxAgeSeconds={thread.claim ? 60 : undefined} />
            <JsonLd data={threadData(thread, site)} />
          </>
        )
      )}
      <ThreadHead thread={thread} />
      <SideRail
        railLabel={t("rail.label")}
        rail={
          <>
            {thread.me && <NextBest actions={await nextBest(await currentContext(), thread)} />}
            <Rail
              thread={thread}
              similar={similar
                .map(({ href, title, stage }) => ({ href, title, solved: stage === "solved" }))
                .sort((a, b) => Number(b.solved) - Number(a.solved))}
            />
            {draft && <DraftFromThread {...draft} />}
          </>
        }
      >
        {thread.me && <Acts thread={thread} />}
        <Notices thread={thread} />
        <div id="now-article" className="mb-5 empty:hidden">
          {thread.nowArticle && <Now thread={thread} article={thread.nowArticle} />}
        </div>
        {thread.me?.isAsker && (
          <div id="thread-survey">{survey && <CaseSurvey survey={survey} action={actions.survey} />}</div>
        )}
        {thread.me?.isAsker && !survey && <Rating thread={thread} />}
        <Question thread={thread} opened={opened} actions={panelActions} />
        {thread.inside && <Inside thread={thread} inside={thread.inside} action={actions.message} />}
        <Answers thread={thread} opened={opened} />
        {!thread.me && thread.isPublic && thread.stage === "solved" && (
          <SolvedForYou question={thread} reasons={feedbackReasons} action={sayWhetherSolved} />
        )}
        <Composer thread={thread} action={actions.answer} />
        <live-region
          channel={liveChannel(`question:${thread.id}`)}
          swap="thread-head thread-notices now-article thread-survey question answers thread-inside"
        >
          <p
            data-live-notice=""
            hidden
            className="fixed inset-x-0 bottom-4 z-20 mx-auto flex w-fit gap-3 rounded-lg border border-line bg-surface px-4 py-2 text-sm shadow-float"
          >
            {t("notice.live")}
            <a href="#answers" className="font-medium text-accent underline">
              {t("notice.liveShow")}
            </a>
          </p>
        </live-region>
      </SideRail>
    </Page>
  );
}

async function Now({ thread, article }: { thread: Thread; article: NonNullable<Thread["nowArticle"]> }) {
  const fix =
    thread.me && !thread.closed ? await ownFix(await currentContext(), thread.id, article.id) : null;
  // That it is solved by this article stands above already.
  if (!fix && thread.acceptance?.article?.id === article.id) return null;
  const isAsker = thread.me?.isAsker ?? false;
  return (
    <NowArticle questionId={thread.id} article={article} fix={fix} isAsker={isAsker} action={actions.fix} />
  );
}

/** After an answer by somebody else was accepted, its asker may say how much it helped. */
async function Rating({ thread }: { thread: Thread }) {
  const answerId = thread.acceptance?.answerId;
  const answer = thread.answers.find((each) => each.id === answerId);
  if (!answerId || answer?.isByAsker) return <div id="thread-rating" />;
  return <RateAnswer answerId={answerId} given={await ownRating(await currentContext(), answerId)} />;
}

const panelActions: PanelActions = {
  comment: actions.comment,
  didNotWork: actions.didNotWork,
  endAcceptance: actions.takeBack,
  refuseDuplicate: actions.refuseDuplicate,
  proposeDuplicate: actions.repeats,
  certify: actions.certify,
  askInfo: actions.askInfo,
  knownIssue: actions.knownIssue,
  close: actions.close,
  hide: actions.hide,
  appeal: actions.appeal,
  restrict: actions.restrict,
  rejectUrgent: actions.rejectUrgent,
  addDetails: actions.addDetails,
  delete: actions.remove,
  publish: actions.publish,
};

/** The form that all plain buttons belong to; it shows only what a press was answered with. */
function Acts({ thread }: { thread: Thread }) {
  return (
    <ActionForm
      id={ACTS}
      action={actions.act}
      swap="acts thread-rating thread-next thread-draft thread-head thread-notices now-article question answers thread-inside thread-gate"
      className="sticky top-2 z-20"
    >
      <input type="hidden" name="questionId" value={thread.id} />
    </ActionForm>
  );
}

function Answers({ thread, opened }: { thread: Thread; opened: Opened | null }) {
  const { t, path } = readIntl("thread");
  const isSettled = thread.closed || thread.stage === "solved" || thread.stage === "duplicate";
  // An article solved it, or another thread: nobody waits for an answer here.
  if (isSettled && thread.answers.length === 0) return <section id="answers" />;
  return (
    <section id="answers" aria-labelledby="answers-title" className="mt-6">
      <h2 id="answers-title" className="border-b border-line pb-2 text-lg font-semibold">
        {t("answersTitle", { count: thread.answerCount })}
      </h2>
      {thread.answers.length === 0 ? (
        <p className="py-4 text-muted">{t(thread.me?.isAsker ? "empty.asker" : "empty.open")}</p>
      ) : (
        <div className="divide-y divide-line">
          {thread.answers.map((answer) => (
            <AnswerPost
              key={answer.id}
              answer={answer}
              thread={thread}
              opened={opened}
              actions={panelActions}
            />
          ))}
        </div>
      )}
      {thread.pages > 1 && (
        <Paging
          page={thread.page}
          pages={thread.pages}
          hrefFor={(page) => `${path.split("?")[0]}${page > 1 ? `?page=${page}` : ""}#answers`}
        />
      )}
    </section>
  );
}

const pathOf = (thread: Thread, page: number) =>
  `/questions/${thread.id}/${encodeURIComponent(thread.slug)}${page > 1 ? `?page=${page}` : ""}`;

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

function withDo(query: Record<string, string | string[] | undefined>): string {
  return `${one(query.page) ? "&" : "?"}do=${encodeURIComponent(one(query.do) ?? "")}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** All that a visitor's page is made from. */
function subjectsOf(
  thread: Thread,
  similar: { id: number }[],
): React.ComponentProps<typeof PageTags>["subjects"] {
  const people = new Set([
    thread.asker.id,
    ...thread.answers.map((answer) => answer.author.id),
    ...thread.comments.map((comment) => comment.author.id),
  ]);
  return [
    `question:${thread.id}`,
    ...(thread.topic ? [`topic:${thread.topic.id}` as const] : []),
    ...(thread.canonical ? [`question:${thread.canonical.number}` as const] : []),
    ...(thread.proposal?.question ? [`question:${thread.proposal.question.number}` as const] : []),
    ...similar.map((each) => `question:${each.id}` as const),
    ...(thread.acceptance?.article ? [`article:${thread.acceptance.article.id}` as const] : []),
    ...thread.articles.map((article) => `article:${article.id}` as const),
    ...[...people].map((person) => `person:${person}` as const),
  ];
}
