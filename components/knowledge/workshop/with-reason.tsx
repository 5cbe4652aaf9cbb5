import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormFold } from "@/components/ui/form-fold";
import type { FormAction } from "@/components/ui/form-state";
import type { IconName } from "@/components/ui/icons";
import { Textarea } from "@/components/ui/textarea";
import { readIntl } from "@/lib/http/intl";

type Props = {
  id: string;
  articleId: number;
  action: FormAction;
  summary: string;
  hint: string;
  button: string;
  icon: IconName;
  tone?: "danger" | "secondary";
};

/** Something about an article that needs a reason, folded until it is wanted. */
export function WithReason({
  id,
  articleId,
  action,
  summary,
  hint,
  button,
  icon,
  tone = "secondary",
}: Props) {
  const { t } = readIntl("workshop");
  return (
    <ActionForm id={id} action={action} labels={{ reason: t("field.reason") }}>
      <FormFold summary={summary} icon={icon}>
        <input type="hidden" name="articleId" value={articleId} />
        <Field name="reason" label={t("field.reason")} hint={hint} required>
          <Textarea rows={2} maxLength={500} />
        </Field>
        <SubmitButton variant={tone} size="sm" className="mt-3">
          {button}
        </SubmitButton>
      </FormFold>
    </ActionForm>
  );
}
