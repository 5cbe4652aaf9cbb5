import { Button } from "@/components/ui/button";
import { readIntl } from "@/lib/http/intl";
import { Act, Opens } from "../act";
import { at, type Sayings } from "./said";

/** While the community is at it. */
export const waiting: Pick<Sayings, "waiting" | "undated" | "ask_person" | "ask_anew" | "needs_info"> = {
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
};
