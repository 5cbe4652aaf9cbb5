import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { FormActions } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { intl } from "@/lib/http/intl";

type Props = { token: string; wasSent: boolean; days: number; action: FormAction };

/** A visitor's question stays a draft until the address is confirmed: what happens now, and the ways to do it. */
export async function VisitorStep({ token, wasSent, days, action }: Props) {
  const { t, href } = await intl("ask");
  const back = href(`/sign-in?returnTo=${encodeURIComponent(`/ask?draft=${token}`)}`);
  const other = (
    <Button href={back} variant={wasSent ? "secondary" : "quiet"} rel="nofollow">
      {t("visitor.other")}
    </Button>
  );
  if (wasSent)
    return (
      <Notice tone="success" icon="mail" role="status" title={t("visitor.sentTitle")} actions={other}>
        {t("visitor.sentText")}
      </Notice>
    );
  return (
    <section aria-labelledby="visitor-title" className="border-t border-line pt-5">
      <h2 id="visitor-title" className="text-lg font-semibold">
        {t("visitor.title")}
      </h2>
      <p className="mt-1 mb-4 max-w-prose text-muted">{t("visitor.text", { days })}</p>
      <ActionForm id="confirm" action={action} labels={{ email: t("visitor.label") }}>
        <input type="hidden" name="token" value={token} />
        <Field name="email" label={t("visitor.label")} required className="max-w-md">
          <Input type="email" autoComplete="email" inputMode="email" />
        </Field>
        <FormActions className="mt-3">
          <SubmitButton icon="mail">{t("visitor.send")}</SubmitButton>
          {other}
        </FormActions>
      </ActionForm>
    </section>
  );
}
