import { Act, Opens } from "@/components/community/thread/act";
import { Button } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { Section } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/text";
import type { NextAction } from "@/lib/ambassadors/rules/next-action";
import { readIntl } from "@/lib/http/intl";

const icons = {
  link_canonical: "duplicate",
  suggest_article: "article",
  ask_for_info: "needsInfo",
  claim: "hand",
  answer: "answer",
  escalate: "staff",
} as const satisfies Record<NextAction["do"], IconName>;

/** Beside a thread, for those who work on it: what would help it most now, and what that rests on. */
export function NextBest({ actions }: { actions: NextAction[] }) {
  const { t } = readIntl("ambassadors");
  if (actions.length === 0) return null;
  return (
    <Section id="thread-next" title={t("next.title")} small>
      <ol className="space-y-3 text-sm">
        {actions.slice(0, 4).map((action) => (
          <li key={action.do} className="flex items-start gap-2">
            <Icon name={icons[action.do]} size={15} className="mt-0.5 text-faint" />
            <div className="min-w-0 space-y-1">
              <p className="font-medium">{t(`next.${action.do}`)}</p>
              <Evidence action={action} />
              <div className="-ms-2.5 empty:hidden">
                <Way action={action} />
              </div>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Evidence({ action }: { action: NextAction }) {
  const { t, href } = readIntl("ambassadors");
  switch (action.do) {
    case "link_canonical":
    case "suggest_article": {
      const path =
        action.do === "link_canonical"
          ? `/questions/${action.id}/${action.slug}`
          : `/articles/${action.slug}`;
      return (
        <p className="text-muted">
          <TextLink href={href(path)} dir="auto">
            {action.title}
          </TextLink>
          , {t("next.alike", { percent: action.likeness })}
        </p>
      );
    }
    case "ask_for_info":
      return <p className="text-muted">{t("next.words", { count: action.words })}</p>;
    case "claim":
      return (
        <p className="text-muted">
          {action.hoursLeft !== null && action.hoursLeft > 0
            ? t("next.left", { hours: Math.floor(action.hoursLeft) })
            : t("next.nobody")}
          {action.sameProblems > 0 && `, ${t("next.same", { count: action.sameProblems })}`}
        </p>
      );
    case "escalate":
      return (
        <p className="text-muted">
          {action.failed > 0 ? t("next.failed", { count: action.failed }) : t("next.onlyStaff")}
        </p>
      );
    case "answer":
      return null;
  }
}

function Way({ action }: { action: NextAction }) {
  const { t } = readIntl("ambassadors");
  switch (action.do) {
    case "link_canonical":
      return <Opens panel="proposeDuplicate">{t("next.propose")}</Opens>;
    case "suggest_article":
    case "answer":
      return (
        <Button href="#reply" size="sm" variant="quiet">
          {t(action.do === "answer" ? "next.write" : "next.use")}
        </Button>
      );
    case "ask_for_info":
      return <Opens panel="askInfo">{t("next.ask")}</Opens>;
    case "claim":
      return (
        <Act act="claim" place="next-">
          {t("next.claimIt")}
        </Act>
      );
    case "escalate":
      return <Opens panel="certify">{t("next.certify")}</Opens>;
  }
}
