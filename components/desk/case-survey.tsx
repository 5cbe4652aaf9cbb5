import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import type { OpenSurvey } from "@/lib/desk/queries/own-survey";
import { readIntl } from "@/lib/http/intl";

const scale = [5, 4, 3, 2, 1] as const;

/** The two questions after a case was closed; with `token` for whoever came by the link of the mail, to a page with this title. */
export function CaseSurvey({
  survey,
  action,
  token,
}: {
  survey: OpenSurvey;
  action: FormAction;
  token?: string;
}) {
  const { t } = readIntl("desk");
  return (
    <section
      aria-label={t("survey.title")}
      className="mb-5 rounded-lg border border-staff/30 bg-staff-soft/40 px-4 py-3"
    >
      {!token && <h2 className="font-semibold">{t("survey.title")}</h2>}
      <p className="mb-3 text-sm text-muted">{t("survey.lead", { title: survey.title })}</p>
      <ActionForm
        id="survey"
        action={action}
        className="space-y-4"
        labels={{ satisfaction: t("survey.satisfaction"), ease: t("survey.ease") }}
      >
        {token ? (
          <input type="hidden" name="token" value={token} />
        ) : (
          <input type="hidden" name="escalationId" value={survey.escalationId} />
        )}
        <RadioGroup
          name="satisfaction"
          legend={t("survey.satisfaction")}
          layout="inline"
          required
          options={scale.map((value) => ({ value: String(value), label: t(`survey.s${value}`) }))}
        />
        <RadioGroup
          name="ease"
          legend={t("survey.ease")}
          layout="inline"
          required
          options={scale.map((value) => ({ value: String(value), label: t(`survey.e${value}`) }))}
        />
        <Field name="comment" label={t("survey.comment")} optional={t("survey.optional")}>
          <Textarea rows={2} maxLength={500} />
        </Field>
        <SubmitButton icon="send">{t("survey.send")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
