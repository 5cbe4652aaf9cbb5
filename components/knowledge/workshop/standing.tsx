import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormFold } from "@/components/ui/form-fold";
import type { FormAction } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/layout";
import { Select } from "@/components/ui/select";
import { TextLink } from "@/components/ui/text";
import { Textarea } from "@/components/ui/textarea";
import { intl } from "@/lib/http/intl";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";
import type { WorkshopChoices } from "@/lib/knowledge/queries/workshop-choices";
import { typedTime } from "@/lib/knowledge/rules/local-time";
import { possibleSteps, publishable } from "@/lib/knowledge/rules/next-steps";
import { CheckList } from "./checks";
import { WithReason } from "./with-reason";

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

type Props = { article: WorkshopArticle; choices: WorkshopChoices; actions: StepActions };

/** Where an article stands, what is missing, and the steps from here. */
export async function Standing({ article, choices, actions }: Props) {
  const { t, href } = await intl("workshop");
  const may = possibleSteps(article.life);
  const id = <input type="hidden" name="articleId" value={article.id} />;
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
          <GoLive article={article} actions={actions} />
          {may.has("submit") && <Submit article={article} choices={choices} action={actions.submit} />}
          {may.has("withdraw") && (
            <ActionForm id="withdraw" action={actions.withdraw}>
              {id}
              <SubmitButton variant="secondary" size="sm" icon="undo">
                {t("step.withdraw")}
              </SubmitButton>
            </ActionForm>
          )}
          {may.has("unschedule") && (
            <ActionForm id="unschedule" action={actions.unschedule}>
              {id}
              <SubmitButton variant="secondary" size="sm" icon="undo">
                {t("step.unschedule")}
              </SubmitButton>
            </ActionForm>
          )}
          {may.has("still_right") && (
            <ActionForm id="still-right" action={actions.stillRight}>
              {id}
              <SubmitButton variant="secondary" size="sm" icon="check">
                {t("step.stillRight")}
              </SubmitButton>
            </ActionForm>
          )}
          {may.has("bring_back") && (
            <ActionForm id="bring-back" action={actions.bringBack}>
              {id}
              <SubmitButton size="sm" icon="undo">
                {t("step.bringBack")}
              </SubmitButton>
            </ActionForm>
          )}
          {may.has("needs_update") && (
            <WithReason
              id="needs-update"
              articleId={article.id}
              action={actions.markNeedsUpdate}
              summary={t("step.needsUpdate")}
              hint={t("step.needsUpdateHint")}
              button={t("step.needsUpdateDo")}
              icon="alert"
            />
          )}
          {may.has("archive") && (
            <WithReason
              id="archive"
              articleId={article.id}
              action={actions.archive}
              summary={t("step.archive")}
              hint={t(article.live > 0 ? "step.archiveHint" : "step.archiveDraftHint")}
              button={t("step.archiveDo")}
              icon="topic"
              tone="danger"
            />
          )}
        </div>
      </Section>
      <Section id="checks" title={t("check.title")} small>
        <CheckList checks={article.checks} />
      </Section>
    </div>
  );
}

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

async function GoLive({ article, actions }: Pick<Props, "article" | "actions">) {
  const { t, timeZone } = await intl("workshop");
  const version = publishable(article.life);
  if (version === null) return null;
  const hidden = (
    <>
      <input type="hidden" name="articleId" value={article.id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
  const sure = article.checks.doubts.length > 0 && (
    <Checkbox
      name="isSure"
      label={t("step.isSure", { count: article.checks.doubts.length })}
      className="mb-3"
    />
  );
  const tomorrow = typedTime(timeZone, new Date(Date.now() + 86_400_000)).slice(0, 11);
  return (
    <>
      <ActionForm id="publish" action={actions.publish}>
        {hidden}
        {sure}
        <SubmitButton icon="send">{t("step.publish", { version })}</SubmitButton>
        {!article.life.approved.includes(version) && (
          <p className="mt-2 text-sm text-muted">{t("step.publishAlone")}</p>
        )}
      </ActionForm>
      <ActionForm
        id="schedule"
        action={actions.schedule}
        labels={{ at: t("step.scheduleAt", { zone: timeZone }) }}
      >
        <FormFold summary={t(article.life.scheduled ? "step.reschedule" : "step.schedule")} icon="clock">
          {hidden}
          {sure}
          <Field name="at" label={t("step.scheduleAt", { zone: timeZone })} required>
            <Input type="datetime-local" defaultValue={`${tomorrow}09:00`} className="max-w-60" />
          </Field>
          <SubmitButton variant="secondary" size="sm" className="mt-3">
            {t("step.scheduleDo")}
          </SubmitButton>
        </FormFold>
      </ActionForm>
    </>
  );
}

async function Submit({
  article,
  choices,
  action,
}: {
  article: WorkshopArticle;
  choices: WorkshopChoices;
  action: FormAction;
}) {
  const { t } = await intl("workshop");
  const others = choices.curators.filter(({ id }) => id !== article.life.newest.authorId);
  return (
    <ActionForm id="submit" action={action} labels={{ askedId: t("step.asked"), message: t("step.message") }}>
      <FormFold summary={t("step.submit")} icon="eye">
        <input type="hidden" name="articleId" value={article.id} />
        <input type="hidden" name="version" value={article.version} />
        <div className="space-y-3">
          <Field name="askedId" label={t("step.asked")}>
            <Select
              options={[
                { value: "", label: t("step.askedAll") },
                ...others.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </Field>
          <Field name="message" label={t("step.message")} optional={t("optional")}>
            <Textarea rows={2} maxLength={500} />
          </Field>
        </div>
        <SubmitButton size="sm" className="mt-3">
          {t("step.submitDo")}
        </SubmitButton>
      </FormFold>
    </ActionForm>
  );
}
