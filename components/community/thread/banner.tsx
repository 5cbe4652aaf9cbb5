import type { ReactNode } from "react";
import { When } from "@/components/site/when";
import { Button } from "@/components/ui/button";
import type { IconName } from "@/components/ui/icon";
import { Notice, type NoticeTone } from "@/components/ui/notice";
import type { NextStep } from "@/lib/community/next-step";
import type { Thread } from "@/lib/community/queries/thread";
import { readIntl } from "@/lib/http/intl";
import { Act, Opens } from "./act";

type Said = { tone?: NoticeTone; icon?: IconName; title: ReactNode; text: ReactNode; actions?: ReactNode };

const at = (moment: Date | string) => <When at={moment} mode="local" />;

/** Tells the asker what happens next; every time in it is one that the sweep goes by. */
export function AskerBanner({ thread, step }: { thread: Thread; step: NextStep }) {
  const say = sayings[step.kind] as (thread: Thread, step: NextStep) => Said;
  const said = say(thread, step);
  return (
    <Notice tone={said.tone ?? "info"} icon={said.icon} title={said.title} actions={said.actions}>
      {said.text}
    </Notice>
  );
}

type Step<K extends NextStep["kind"]> = Extract<NextStep, { kind: K }>;
type Sayings = { [K in NextStep["kind"]]: (thread: Thread, step: Step<K>) => Said };

const sayings: Sayings = {
  waiting(_thread, step) {
    const { t } = readIntl("thread");
    const time = { at: () => at(step.at) };
    const byItself = step.how === "takes_over";
    if (step.answers > 0)
      return {
        icon: "clock",
        title: t("banner.answeredTitle"),
        text: t.rich(byItself ? "banner.takesOverAnswered" : "banner.mayAskAnswered", time),
      };
    return {
      icon: "clock",
      title: t("banner.waitingTitle"),
      text: t.rich(byItself ? "banner.takesOver" : "banner.mayAsk", time),
    };
  },
  undated(_thread, step) {
    const { t } = readIntl("thread");
    const answered = step.answers > 0;
    return {
      icon: "clock",
      title: t(answered ? "banner.answeredTitle" : "banner.waitingTitle"),
      text: t(answered ? "banner.undatedAnswered" : "banner.undated"),
    };
  },
  ask_person(thread, step) {
    const { t } = readIntl("thread");
    return {
      tone: "staff",
      title: t(step.byItself ? "banner.openingTitle" : "banner.askTitle"),
      text: t(step.byItself ? "banner.openingText" : "banner.askText"),
      actions: !step.byItself && thread.may.askPerson && (
        <Act act="ask_person" icon="support" variant="primary">
          {t("act.askPerson")}
        </Act>
      ),
    };
  },
  ask_anew(thread) {
    const { t, href } = readIntl("thread");
    return {
      icon: "support",
      title: t("banner.anewTitle"),
      text: t("banner.anewText"),
      actions: (
        <Button href={href(`/ask?after=${thread.id}`)} icon="ask" variant="secondary">
          {t("banner.anew")}
        </Button>
      ),
    };
  },
  support(thread, step) {
    const { t } = readIntl("thread");
    const support = thread.inside?.support;
    const promise = support?.promises?.[0];
    const isOverdue = support?.missed && Date.parse(support.missed) >= step.since.getTime();
    return {
      tone: isOverdue ? "danger" : "staff",
      title: t.rich("banner.supportTitle", { at: () => at(step.since) }),
      text: (
        <>
          {isOverdue && (
            <p>
              {promise
                ? t.rich("banner.missed", { before: () => at(support.missed!), at: () => at(promise.dueAt) })
                : t.rich("banner.missedNoPlan", { before: () => at(support.missed!) })}
            </p>
          )}
          {promise && (
            <p>
              {promise.byTeam
                ? t.rich("banner.teamReplies", { team: support.team.name, at: () => at(promise.dueAt) })
                : t.rich("banner.agentReplies", { name: promise.agent ?? "", at: () => at(promise.dueAt) })}
            </p>
          )}
          {promise && !promise.byTeam && !/^[a-z_]+$/.test(promise.what) && (
            <p dir="auto">
              {promise.why
                ? t("banner.promisedBecause", { what: promise.what, why: promise.why })
                : t("banner.promised", { what: promise.what })}
            </p>
          )}
          {thread.urgentMark && support?.team.telephone && (
            <p>{t("banner.telephone", { number: support.team.telephone })}</p>
          )}
          {thread.urgentMark && support?.team.openingHours && (
            <p>{t("banner.hours", { hours: support.team.openingHours })}</p>
          )}
        </>
      ),
    };
  },
  support_waits(_thread, step) {
    const { t } = readIntl("thread");
    const who = step.on === "customer" ? "Customer" : "Other";
    return {
      tone: "staff",
      icon: "clock",
      title: t(`banner.waits${who}Title`),
      text: t.rich(`banner.waits${who}Text`, { at: () => at(step.until) }),
    };
  },
  hand_back(thread, step) {
    const { t } = readIntl("thread");
    const reason = thread.inside?.support?.handBackReason;
    return {
      tone: "staff",
      title: t("banner.handBackTitle"),
      text: (
        <>
          <p>{t.rich("banner.handBackText", { at: () => at(step.until) })}</p>
          {reason && <p dir="auto">{t("banner.reason", { reason })}</p>}
        </>
      ),
      actions: (
        <>
          <Act act="agree_hand_back" icon="accept" variant="secondary">
            {t("act.agreeHandBack")}
          </Act>
          <Act act="refuse_hand_back" icon="support" variant="primary">
            {t("act.refuseHandBack")}
          </Act>
        </>
      ),
    };
  },
  needs_info(thread, step) {
    const { t } = readIntl("thread");
    return {
      tone: "warning",
      icon: "needsInfo",
      title: t("banner.infoTitle"),
      text: (
        <>
          {thread.info && <p dir="auto">{thread.info.words}</p>}
          <p>{t.rich("banner.infoText", { at: () => at(step.until) })}</p>
        </>
      ),
      actions: (
        <>
          <Opens panel="comment" icon="comment" variant="primary">
            {t("act.comment")}
          </Opens>
          <Act act="told_info" icon="undo" variant="secondary">
            {t("inside.toldAlready")}
          </Act>
        </>
      ),
    };
  },
  confirm(thread, step) {
    const { t, href } = readIntl("thread");
    return {
      tone: "staff",
      title: t("banner.confirmTitle"),
      text: step.closesAt
        ? t.rich("banner.confirmText", { at: () => at(step.closesAt!) })
        : t("banner.confirmTextUndated"),
      actions: step.answerId && (
        <>
          <Act act={`accept ${step.answerId}`} icon="accept" variant="primary">
            {t("act.confirm")}
          </Act>
          <Opens panel={`didNotWork-answer-${step.answerId}`} icon="didNotWork" variant="secondary">
            {t("act.didNotWork")}
          </Opens>
          {thread.pages > 1 && <Button href={href(`/a/${step.answerId}`)}>{t("banner.toAnswer")}</Button>}
        </>
      ),
    };
  },
  pending(_thread, step) {
    const { t } = readIntl("thread");
    return {
      tone: "solved",
      title: t("banner.pendingTitle"),
      text: step.firmAt && t.rich("banner.pendingText", { at: () => at(step.firmAt!) }),
    };
  },
  contestable(thread, step) {
    const { t } = readIntl("thread");
    const { acceptance } = thread;
    return {
      tone: "solved",
      title: t("banner.contestTitle", { name: acceptance?.name ?? "" }),
      text: t.rich("banner.contestText", { at: () => at(step.until) }),
      actions: (
        <>
          {acceptance?.answerId && (
            <Act act={`accept ${acceptance.answerId}`} icon="accept" variant="primary">
              {t("act.confirm")}
            </Act>
          )}
          <Opens panel="endAcceptance" icon="didNotWork" variant="secondary">
            {t("act.contest")}
          </Opens>
        </>
      ),
    };
  },
  solved(thread) {
    const { t } = readIntl("thread");
    return {
      tone: "solved",
      title: t("banner.solvedTitle"),
      text: t("banner.solvedText"),
      actions: thread.may.endAcceptance && thread.acceptance?.answerId == null && (
        <Opens panel="endAcceptance" icon="undo" variant="secondary">
          {t("act.takeBack")}
        </Opens>
      ),
    };
  },
  duplicate(thread) {
    const { t } = readIntl("thread");
    return {
      icon: "duplicate",
      title: t("banner.duplicateTitle"),
      text: t("banner.duplicateText"),
      actions: (
        <>
          {thread.may.askPerson && (
            <Act act="ask_person" icon="support" variant="primary">
              {t("act.askPerson")}
            </Act>
          )}
          {thread.may.endDuplicate && (
            <Act act="end_duplicate" icon="undo" variant="secondary">
              {t("act.endDuplicate")}
            </Act>
          )}
        </>
      ),
    };
  },
  history() {
    const { t } = readIntl("thread");
    return { icon: "history", title: t("banner.historyTitle"), text: t("banner.historyText") };
  },
  draft: inReview,
  held: inReview,
  hidden(thread) {
    const { t } = readIntl("thread");
    return {
      tone: "warning",
      icon: "hide",
      title: t("banner.hiddenTitle"),
      text: (
        <>
          <p>{t("banner.hiddenText", { reason: thread.hiddenReason ?? "" })}</p>
          <Appealed thread={thread} />
        </>
      ),
      actions: thread.may.appeal && <Appeal />,
    };
  },
  closed(thread, step) {
    const { t } = readIntl("thread");
    return {
      icon: "closed",
      title: t(step.byAsker ? "banner.closedByYou" : "banner.closedTitle"),
      text: (
        <>
          {thread.closed?.reason && <p dir="auto">{t("banner.reason", { reason: thread.closed.reason })}</p>}
          <Appealed thread={thread} />
        </>
      ),
      actions: thread.may.reopen ? (
        <Act act="reopen" icon="undo" variant="secondary">
          {t("act.reopen")}
        </Act>
      ) : (
        thread.may.appeal && <Appeal />
      ),
    };
  },
};

/** The way to a second look at what the staff have decided against the asker. */
function Appeal() {
  const { t } = readIntl("thread");
  return (
    <Opens panel="appeal" icon="flag" variant="secondary">
      {t("act.appeal")}
    </Opens>
  );
}

function Appealed({ thread }: { thread: Thread }) {
  const { t } = readIntl("thread");
  return thread.isAppealed && <p>{t("answer.appealed")}</p>;
}

function inReview(thread: Thread): Said {
  const { t } = readIntl("thread");
  const reason = thread.heldReason === "links" || thread.heldReason === "pace" ? thread.heldReason : "other";
  return {
    icon: "held",
    title: t("banner.heldTitle"),
    text: (
      <>
        <p>{t(`banner.heldBecause.${reason}`)}</p>
        <p>{t("banner.heldText")}</p>
      </>
    ),
  };
}
