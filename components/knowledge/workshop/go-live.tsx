import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormFold } from "@/components/ui/form-fold";
import type { FormAction } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { intl } from "@/lib/http/intl";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";
import type { WorkshopChoices } from "@/lib/knowledge/queries/workshop-choices";
import { typedTime } from "@/lib/knowledge/rules/local-time";
import { publishable } from "@/lib/knowledge/rules/next-steps";

type Props = {
  article: WorkshopArticle;
  /** How many could be asked again whether the new text fixes theirs. */
  asked: { no: number; silent: number };
  actions: { publish: FormAction; schedule: FormAction };
};

/** Publishing the newest text, at once or at a set time; nothing where it may not go live. */
export async function GoLive({ article, asked, actions }: Props) {
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
  const again = asked.no + asked.silent > 0 && (
    <Checkbox
      name="asksAgain"
      label={t("step.asksAgain")}
      hint={t("step.asksAgainHint", asked)}
      defaultChecked={article.needsUpdate !== null}
      className="mb-3"
    />
  );
  const tomorrow = typedTime(timeZone, new Date(Date.now() + 86_400_000)).slice(0, 11);
  return (
    <>
      <ActionForm id="publish" action={actions.publish}>
        {hidden}
        {sure}
        {again}
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
          {again}
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

/** Asking a colleague to read the newest text over. */
export async function Submit({
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
