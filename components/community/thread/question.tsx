import { Prose } from "@/components/community/prose";
import { ReportLink } from "@/components/community/report-link";
import type { Thread } from "@/lib/community/queries/thread";
import { readIntl } from "@/lib/http/intl";
import { Act, Opens, SignInTo } from "./act";
import { Comments } from "./comments";
import { type MenuEntry, MoreMenu } from "./more-menu";
import type { Opened } from "./opened";
import { Panel, type PanelActions } from "./panel";

type Props = { thread: Thread; opened: Opened | null; actions: PanelActions };

/** What was asked, and what one can do about the question itself. */
export function Question({ thread, opened, actions }: Props) {
  const comments = thread.comments.filter((comment) => comment.answerId === null);
  const mine =
    opened?.on === "question" || comments.some((c) => opened?.on === "comment" && c.id === opened.id);
  return (
    <article id="question" className="pb-2">
      <Prose html={thread.html} lang={thread.language} />
      <div className="relative mt-4 flex flex-wrap items-center gap-1">
        <Actions thread={thread} />
      </div>
      {mine && opened?.panel !== "comment" && <Panel opened={opened!} thread={thread} actions={actions} />}
      <Comments comments={comments} parent="question" thread={thread} />
      {mine && opened?.panel === "comment" && <Panel opened={opened} thread={thread} actions={actions} />}
    </article>
  );
}

function Actions({ thread }: { thread: Thread }) {
  const { t, format } = readIntl("thread");
  const { may, me } = thread;
  const count = thread.sameProblems > 0 && (
    <span className="font-normal tabular-nums">{` ${format.number(thread.sameProblems)}`}</span>
  );
  if (!me)
    return (
      <>
        <SignInTo icon="samePeople" variant="secondary">
          {t("act.sameProblem")}
          {count}
        </SignInTo>
        <ReportLink kind="question" id={thread.id} className={quiet} />
      </>
    );
  return (
    <>
      {may.sameProblem ? (
        <Act
          act={me.sameProblem ? "not_same" : "same"}
          icon="samePeople"
          variant="secondary"
          pressed={me.sameProblem}
        >
          {t(me.sameProblem ? "act.sameProblemOn" : "act.sameProblem")}
          {count}
        </Act>
      ) : (
        thread.sameProblems > 0 && (
          <span className="px-2.5 text-sm text-muted">
            {t("act.sameProblem")}
            {count}
          </span>
        )
      )}
      {may.claim && (
        <Act act="claim" icon="hand">
          {t("act.claim")}
        </Act>
      )}
      {may.certify && (
        <Opens panel="certify" icon="support">
          {t("act.certify")}
        </Opens>
      )}
      {may.follow && (
        <Act
          act={me.follows ? "not_follow" : "follow"}
          icon="bell"
          pressed={me.follows}
          title={t("act.followHint")}
        >
          {t(me.follows ? "act.following" : "act.follow")}
        </Act>
      )}
      {may.comment && (
        <Opens panel="comment" icon="comment">
          {t("act.comment")}
        </Opens>
      )}
      <QuestionMenu thread={thread} />
    </>
  );
}

function QuestionMenu({ thread }: { thread: Thread }) {
  const { t } = readIntl("thread");
  const { may, id } = thread;
  const own: (MenuEntry | false)[] = [
    may.edit && { href: `/questions/${id}/edit`, icon: "edit", text: t("edit") },
    may.addDetails && { panel: "addDetails", icon: "private", text: t("act.addDetails") },
    thread.edited && { href: `/questions/${id}/history`, icon: "history", text: t("history") },
  ];
  const work: (MenuEntry | false)[] = [
    may.proposeDuplicate && { panel: "proposeDuplicate", icon: "duplicate", text: t("act.proposeDuplicate") },
    may.askInfo && { panel: "askInfo", icon: "needsInfo", text: t("act.askInfo") },
    may.knownIssue && !thread.knownIssue && { panel: "knownIssue", icon: "alert", text: t("act.knownIssue") },
    may.publish && { panel: "publish", icon: "eye", text: t("act.publish") },
    may.restrict && { panel: "restrict", icon: "private", text: t("act.restrict") },
    may.rejectUrgent && { panel: "rejectUrgent", icon: "stop", text: t("act.rejectUrgent") },
    may.close && { panel: "close", icon: "closed", text: t("act.close") },
    may.reopen && { act: "reopen", icon: "undo", text: t("act.reopen") },
    may.hide && { panel: "hide", icon: "hide", text: t("act.hide") },
    may.appeal && { panel: "appeal", icon: "flag", text: t("act.appeal") },
    may.restore && { act: `restore_question ${id}`, icon: "eye", text: t("act.restore") },
  ];
  const report = thread.me?.isAsker ? null : ({ kind: "question", id } as const);
  return <MoreMenu id="menu-question" sections={[own, work]} report={report} />;
}

const quiet =
  "inline-flex min-h-8 items-center gap-1.5 rounded-lg px-2.5 text-sm text-faint hover:bg-hover hover:text-ink";
