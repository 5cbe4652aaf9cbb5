import { Button } from "@/components/ui/button";
import { readIntl } from "@/lib/http/intl";
import { Act, Opens } from "../act";
import { at, type Sayings } from "./said";

/** While the staff have it. */
export const support: Pick<Sayings, "support" | "support_waits" | "hand_back" | "confirm"> = {
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
  support_waits(thread, step) {
    const { t } = readIntl("thread");
    const reason = thread.inside?.support?.waitingReason;
    const who = step.on === "customer" ? "Customer" : "Other";
    return {
      tone: "staff",
      icon: "clock",
      title: t(`banner.waits${who}Title`),
      text: (
        <>
          {reason && <p dir="auto">{reason}</p>}
          <p>{t.rich(`banner.waits${who}Text`, { at: () => at(step.until) })}</p>
        </>
      ),
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
};
