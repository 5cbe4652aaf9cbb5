import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormFold } from "@/components/ui/form-fold";
import type { FormAction } from "@/components/ui/form-state";
import type { IconName } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/text";
import { Textarea } from "@/components/ui/textarea";

type Props = {
  id: string;
  action: FormAction;
  summary: string;
  /** What it is done to, for readers of screens, where several such steps stand on one page. */
  about?: string;
  icon?: IconName;
  /** What it means, where the hint of the field does not say so. */
  lead?: string;
  reason: { label: string; hint: string };
  button: string;
  tone?: "danger" | "secondary";
  className?: string;
  /** Hidden fields. */
  children: ReactNode;
};

/** A step that needs a reason: folded until it is wanted. */
export function WithReason({
  id,
  action,
  summary,
  about,
  icon,
  lead,
  reason,
  button,
  tone = "secondary",
  className,
  children,
}: Props) {
  return (
    <ActionForm id={id} action={action} labels={{ reason: reason.label }} className={className}>
      {children}
      <FormFold
        summary={
          <>
            {summary}
            {about && <VisuallyHidden>: {about}</VisuallyHidden>}
          </>
        }
        icon={icon}
      >
        {lead && <p className="mb-3 text-sm text-muted">{lead}</p>}
        <Field name="reason" label={reason.label} hint={reason.hint} required>
          <Textarea rows={2} maxLength={500} />
        </Field>
        <SubmitButton variant={tone} size="sm" className="mt-3">
          {button}
        </SubmitButton>
      </FormFold>
    </ActionForm>
  );
}
