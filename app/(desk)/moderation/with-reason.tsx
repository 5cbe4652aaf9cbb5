import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormFold } from "@/components/ui/form-fold";
import type { FormAction } from "@/components/ui/form-state";
import { Textarea } from "@/components/ui/textarea";
import { intl } from "@/lib/http/intl";

type Props = {
  id: string;
  action: FormAction;
  summary: string;
  hint?: string;
  button: string;
  /** Hidden fields. */
  children: ReactNode;
};

/** A step that needs a reason: folded until it is wanted. */
export async function WithReason({ id, action, summary, hint, button, children }: Props) {
  const { t } = await intl("moderation");
  return (
    <ActionForm
      id={id}
      action={action}
      labels={{ reason: t("reason") }}
      className="has-[details[open]]:w-full has-[details[open]]:max-w-lg"
    >
      {children}
      <FormFold summary={summary}>
        {hint && <p className="mb-3 text-sm text-muted">{hint}</p>}
        <Field name="reason" label={t("reason")} hint={t("reasonHint")} required>
          <Textarea rows={2} maxLength={500} />
        </Field>
        <SubmitButton variant="danger" size="sm" className="mt-2 mb-1">
          {button}
        </SubmitButton>
      </FormFold>
    </ActionForm>
  );
}
