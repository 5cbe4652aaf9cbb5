import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
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
    <Disclosure summary={summary} className="open:w-full open:max-w-lg">
      <ActionForm id={id} action={action} labels={{ reason: t("reason") }} className="pb-2">
        {children}
        {hint && <p className="mb-3 text-sm text-muted">{hint}</p>}
        <Field name="reason" label={t("reason")} hint={t("reasonHint")} required>
          <Textarea rows={2} maxLength={500} />
        </Field>
        <SubmitButton variant="danger" size="sm" className="mt-2">
          {button}
        </SubmitButton>
      </ActionForm>
    </Disclosure>
  );
}
