import { readIntl } from "@/lib/http/intl";
import { Act, Opens } from "../act";
import { at, type Sayings } from "./said";

/** Once somebody has said that it is solved. */
export const solved: Pick<Sayings, "pending" | "contestable" | "solved" | "duplicate" | "history"> = {
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
    const isSolved = thread.canonical?.isSolved ?? false;
    return {
      icon: "duplicate",
      ...(isSolved && { tone: "solved" as const }),
      title: t(isSolved ? "banner.duplicateSolvedTitle" : "banner.duplicateTitle"),
      text: t(isSolved ? "banner.duplicateSolvedText" : "banner.duplicateText"),
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
};
