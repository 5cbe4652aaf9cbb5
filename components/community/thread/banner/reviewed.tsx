import type { Thread } from "@/lib/community/queries/thread";
import { readIntl } from "@/lib/http/intl";
import { Act, Opens } from "../act";
import type { Said, Sayings } from "./said";

/** What others have decided about it. */
export const reviewed: Pick<Sayings, "draft" | "held" | "hidden" | "closed"> = {
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
