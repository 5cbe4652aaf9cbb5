import type { ReactNode } from "react";
import { When } from "@/components/site/when";
import { WithReason } from "@/components/site/with-reason";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form-state";
import type { IconName } from "@/components/ui/icons";
import { Section } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";
import type { WorkshopChoices } from "@/lib/knowledge/queries/workshop-choices";
import { possibleSteps } from "@/lib/knowledge/rules/next-steps";
import { CheckList } from "./checks";
import { GoLive, Submit } from "./go-live";

export type StepActions = Record<
  | "submit"
  | "withdraw"
  | "publish"
  | "schedule"
  | "unschedule"
  | "markNeedsUpdate"
  | "stillRight"
  | "archive"
  | "bringBack",
  FormAction
>;

type Props = {
  article: WorkshopArticle;
  choices: WorkshopChoices;
  asked: { no: number; silent: number };
  actions: StepActions;
};

/** Where an article stands, what is missing, and the steps from here. */
export async function Standing({ article, choices, asked, actions }: Props) {
  const { t, href } = await intl("workshop");
  const may = possibleSteps(article.life);
  const id = <input type="hidden" name="articleId" value={article.id} />;
  const step = { id, actions };
  const { review } = article;
  return (
    <div className="space-y-8">
      <Section id="standing" title={t("standing.title")} small>
        <Where article={article} />
        {review && review.decision === null && (
          <p className="mt-2 text-sm">
            <TextLink href={href(`/curation/articles/${article.id}/review`)}>
              {t("standing.toReview")}
            </TextLink>
          </p>
        )}
        <div className="mt-4 space-y-4">
          <GoLive article={article} asked={asked} actions={actions} />
          {may.has("submit") && <Submit article={article} choices={choices} action={actions.submit} />}
          {may.has("withdraw") && <Step {...step} name="withdraw" label={t("step.withdraw")} icon="undo" />}
          {may.has("unschedule") && (
            <Step {...step} name="unschedule" label={t("step.unschedule")} icon="undo" />
          )}
          {may.has("still_right") && (
            <Step {...step} name="stillRight" label={t("step.stillRight")} icon="check" />
          )}
          {may.has("bring_back") && (
            <Step {...step} name="bringBack" label={t("step.bringBack")} icon="undo" variant="primary" />
          )}
          {may.has("needs_update") && (
            <WithReason
              id="needs-update"
              action={actions.markNeedsUpdate}
              summary={t("step.needsUpdate")}
              reason={{ label: t("field.reason"), hint: t("step.needsUpdateHint") }}
              button={t("step.needsUpdateDo")}
              icon="alert"
            >
              {id}
            </WithReason>
          )}
          {may.has("archive") && (
            <WithReason
              id="archive"
              action={actions.archive}
              summary={t("step.archive")}
              reason={{
                label: t("field.reason"),
                hint: t(
                  article.live === 0
                    ? "step.archiveDraftHint"
                    : article.languages.length > 1
                      ? "step.archiveOneHint"
                      : "step.archiveHint",
                ),
              }}
              button={t("step.archiveDo")}
              icon="topic"
              tone="danger"
            >
              {id}
            </WithReason>
          )}
        </div>
      </Section>
      <Section id="checks" title={t("check.title")} small>
        <CheckList checks={article.checks} />
      </Section>
    </div>
  );
}

type StepProps = {
  id: ReactNode;
  actions: StepActions;
  name: "withdraw" | "unschedule" | "stillRight" | "bringBack";
  label: string;
  icon: IconName;
  variant?: "primary" | "secondary";
};

/** A step that takes no words. */
function Step({ id, actions, name, label, icon, variant = "secondary" }: StepProps) {
  return (
    <ActionForm id={stepForms[name]} action={actions[name]}>
      {id}
      <SubmitButton variant={variant} size="sm" icon={icon}>
        {label}
      </SubmitButton>
    </ActionForm>
  );
}
const stepForms = {
  withdraw: "withdraw",
  unschedule: "unschedule",
  stillRight: "still-right",
  bringBack: "bring-back",
} as const;

/** What readers see now, what they do not see yet, and what was said of it. */
async function Where({ article }: { article: WorkshopArticle }) {
  const { t } = await intl("workshop");
  const { review, life } = article;
  return (
    <div className="space-y-1.5 text-sm text-muted">
      <p>
        {article.live === 0
          ? t("standing.neverLive")
          : article.status === "archived"
            ? t("standing.archived")
            : article.live === article.version
              ? t("standing.live", { version: article.live })
              : t("standing.liveOlder", { live: article.live, version: article.version })}
      </p>
      {life.scheduled && (
        <p className="text-ink">
          {t("standing.scheduled", { version: life.scheduled.version })}{" "}
          <When at={life.scheduled.at} mode="local" />
        </p>
      )}
      {article.needsUpdate && (
        <p className="text-danger">
          <bdi>{t("standing.needsUpdate", { reason: article.needsUpdate.reason })}</bdi>
        </p>
      )}
      {review?.decision === null && (
        <p>
          <bdi>
            {t(review.asked ? "standing.askedOne" : "standing.askedAll", {
              by: review.by,
              asked: review.asked ?? "",
            })}
          </bdi>{" "}
          <When at={review.at} mode="relative" />
        </p>
      )}
      {review && review.version === article.version && review.decision === "approved" && (
        <p>
          <bdi>{t("standing.approved", { by: review.decidedBy ?? "" })}</bdi>
        </p>
      )}
      {review?.decision === "changes" && article.life.review === null && (
        <p>
          <bdi>{t("standing.changes", { by: review.decidedBy ?? "", note: review.note })}</bdi>
        </p>
      )}
    </div>
  );
}
