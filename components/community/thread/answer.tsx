import { PersonMark } from "@/components/community/person-mark";
import { Prose } from "@/components/community/prose";
import { When } from "@/components/site/when";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { Thread } from "@/lib/community/queries/thread";
import type { Answer } from "@/lib/community/queries/thread-posts";
import { readIntl } from "@/lib/http/intl";
import { AcceptanceLine } from "./acceptance-line";
import { Act, Opens, SignInTo } from "./act";
import { Comments } from "./comments";
import { type MenuEntry, MoreMenu } from "./more-menu";
import type { Opened } from "./opened";
import { Panel, type PanelActions } from "./panel";
import { SaidTold } from "./said-told";

type Props = { answer: Answer; thread: Thread; opened: Opened | null; actions: PanelActions };

/** One answer: who gave it and as what, whether it worked, what it says, and what one can do with it. */
export function AnswerPost({ answer, thread, opened, actions }: Props) {
  const { t, href } = readIntl("thread");
  const comments = thread.comments.filter((comment) => comment.answerId === answer.id);
  const isMine =
    (opened?.on === "answer" && opened.id === answer.id) ||
    (opened?.on === "comment" && comments.some((comment) => comment.id === opened.id));
  return (
    <article
      id={`answer-${answer.id}`}
      data-live-item=""
      className={cx("py-5", answer.isAccepted && "border-s-4 border-s-solved ps-4")}
    >
      {answer.isAccepted && thread.acceptance && (
        <AcceptanceLine thread={thread} acceptance={thread.acceptance} />
      )}
      <header className="mb-2.5 flex flex-wrap items-center gap-x-2.5 gap-y-0.5 text-sm text-faint">
        <PersonMark person={{ ...answer.author, mark: answer.mark }} avatar={32} asker={answer.isByAsker} />
        {answer.mark && (
          <a
            href={href("/articles/who-answers-here")}
            title={t("whatMarksMean")}
            aria-label={t("whatMarksMean")}
            className="grid size-6 place-items-center rounded-md hover:bg-hover hover:text-ink"
          >
            <Icon name="help" size={14} />
          </a>
        )}
        <a
          href={href(`/a/${answer.id}`)}
          rel="nofollow"
          title={t("permalink")}
          className="hover:text-ink hover:underline"
        >
          <When at={answer.at} />
        </a>
        {answer.edited && (
          <a
            href={href(`/questions/${thread.id}/history?answer=${answer.id}`)}
            rel="nofollow"
            className="hover:text-ink hover:underline"
          >
            {t("edited")}
          </a>
        )}
      </header>
      <AnswerState answer={answer} isStaff={answer.may.release || answer.may.restore} />
      <Prose html={answer.html} lang={answer.language} />
      <SaidTold post={answer} isAsker={thread.me?.isAsker ?? false} />
      <div
        className={cx(
          "relative mt-3 flex flex-wrap items-center gap-y-1 sm:gap-x-1",
          (!answer.may.accept || answer.isAccepted) && "-ms-2.5",
        )}
      >
        <AnswerActions answer={answer} thread={thread} />
      </div>
      {isMine && opened?.panel !== "comment" && <Panel opened={opened!} thread={thread} actions={actions} />}
      <Comments comments={comments} parent={`answer-${answer.id}`} thread={thread} />
      {isMine && opened?.panel === "comment" && <Panel opened={opened} thread={thread} actions={actions} />}
    </article>
  );
}

function AnswerState({ answer, isStaff }: { answer: Answer; isStaff: boolean }) {
  const { t } = readIntl("thread");
  const line = "mb-2.5 flex items-start gap-1.5 text-sm";
  return (
    <>
      {answer.failedAt && (
        <div className={cx(line, "text-muted")}>
          <Icon name="didNotWork" size={16} className="mt-0.5 text-danger" />
          <p className="min-w-0">
            {t.rich("answer.failed", { at: () => <When at={answer.failedAt!} /> })}
            {answer.failedBecause && (
              <>
                {": "}
                <q dir="auto" className="text-ink">
                  {answer.failedBecause}
                </q>
              </>
            )}
          </p>
        </div>
      )}
      {answer.held && (
        <p className={cx(line, "text-muted")}>
          <Icon name="held" size={16} className="mt-0.5" />
          {t(isStaff ? "answer.heldStaff" : "answer.held")}
        </p>
      )}
      {answer.hidden !== null && (
        <p className={cx(line, "text-muted")} dir="auto">
          <Icon name="hide" size={16} className="mt-0.5" />
          {t("answer.hidden", { reason: answer.hidden })}
          {answer.appealed && !isStaff && ` ${t("answer.appealed")}`}
        </p>
      )}
    </>
  );
}

function AnswerActions({ answer, thread }: { answer: Answer; thread: Thread }) {
  const { t, format } = readIntl("thread");
  const { id, may } = answer;
  const isAsker = thread.me?.isAsker ?? false;
  // What the banner asks is not asked twice.
  const isAskedAbove = answer.isAccepted && thread.step?.kind === "contestable";
  const counted = (count: number) =>
    count > 0 ? <span className="font-normal">{format.number(count)}</span> : null;
  if (!thread.me)
    return (
      <>
        <SignInTo icon="vote" anchor={`#answer-${id}`}>
          {t("act.helpful")}
          {counted(answer.helpful)}
        </SignInTo>
        {answer.worked > 0 && (
          <span className="px-2.5 text-sm text-muted">
            {t("act.worked")} {counted(answer.worked)}
          </span>
        )}
        <MoreMenu id={`menu-answer-${id}`} sections={[]} report={{ kind: "answer", id }} />
      </>
    );
  return (
    <>
      {may.accept && !isAskedAbove && (
        <Act act={`accept ${id}`} icon="accept" variant="secondary">
          {t(answer.isAccepted ? "act.confirm" : isAsker ? "act.acceptShort" : "act.acceptFor")}
        </Act>
      )}
      {may.didNotWork && (
        <Opens panel={`didNotWork-answer-${id}`} icon="didNotWork" variant="secondary">
          {t("act.didNotWork")}
        </Opens>
      )}
      {answer.isAccepted && thread.may.endAcceptance && !isAskedAbove && (
        <Opens panel="endAcceptance" icon="undo">
          {t(thread.acceptance?.kind === "provisional" ? "act.contest" : "act.takeBack")}
        </Opens>
      )}
      {may.vote ? (
        <Act
          act={answer.votedHelpful ? `not_helpful ${id}` : `helpful ${id}`}
          icon="vote"
          pressed={answer.votedHelpful}
        >
          {t("act.helpful")}
          {counted(answer.helpful)}
        </Act>
      ) : (
        answer.helpful > 0 && (
          <span className="px-2.5 text-sm text-muted">
            {t("act.helpful")} {counted(answer.helpful)}
          </span>
        )
      )}
      {may.worked ? (
        <Act
          act={answer.saidWorked ? `not_worked ${id}` : `worked ${id}`}
          icon="thanks"
          pressed={answer.saidWorked}
        >
          {t("act.worked")}
          {counted(answer.worked)}
        </Act>
      ) : (
        answer.worked > 0 && (
          <span className="px-2.5 text-sm text-muted">
            {t("act.worked")} {counted(answer.worked)}
          </span>
        )
      )}
      {thread.may.comment && !answer.held && answer.hidden === null && (
        <Opens panel={`comment-answer-${id}`} icon="comment">
          {t("act.comment")}
        </Opens>
      )}
      <AnswerMenu answer={answer} thread={thread} />
    </>
  );
}

function AnswerMenu({ answer, thread }: { answer: Answer; thread: Thread }) {
  const { t } = readIntl("thread");
  const { id, may } = answer;
  const own: (MenuEntry | false)[] = [
    may.sayTold && { act: `told_answer ${id}`, icon: "undo", text: t("inside.toldAlready") },
    may.edit && { href: `/answers/${id}/edit`, icon: "edit", text: t("edit") },
    answer.edited && {
      href: `/questions/${thread.id}/history?answer=${id}`,
      icon: "history",
      text: t("history"),
    },
  ];
  const work: (MenuEntry | false)[] = [
    may.release && { act: `release_answer ${id}`, icon: "eye", text: t("act.release") },
    may.hide && { panel: `hide-answer-${id}`, icon: "hide", text: t("act.hide") },
    may.appeal && { panel: `appeal-answer-${id}`, icon: "flag", text: t("act.appeal") },
    may.restore && { act: `restore_answer ${id}`, icon: "eye", text: t("act.restore") },
    may.delete && { panel: `delete-answer-${id}`, icon: "trash", text: t("act.delete") },
  ];
  return <MoreMenu id={`menu-answer-${id}`} sections={[own, work]} report={{ kind: "answer", id }} />;
}
