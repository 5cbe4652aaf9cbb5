import { SubmitButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { AroundForm, useForm } from "@/components/ui/form-context";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { Whole } from "@/components/ui/whole";
import { readIntl } from "@/lib/http/intl";

export type WhyNotReason = "unclear" | "not_my_case" | "did_not_work" | "outdated" | "other";

/** Yes is one press; a no says what was missing. Stands in the form that sends it. */
export function SolvedQuestion({ id, reasons }: { id: string; reasons: readonly WhyNotReason[] }) {
  const { t, locale } = readIntl("knowledge");
  const form = useForm();
  const parts = (
    <>
      <SubmitButton variant="secondary" icon="check" name="solved" value="yes">
        {t("article.yes")}
      </SubmitButton>
      <Disclosure
        id={id}
        summary={t("article.no")}
        className="min-w-0 open:basis-full [&>summary]:mx-0 [&>summary]:min-h-10 [&>summary]:rounded-lg [&>summary]:border [&>summary]:border-line [&>summary]:px-3.5 [&>summary]:text-ink [&>summary]:hover:border-field [&>summary]:hover:bg-hover"
      >
        <RadioGroup
          name="reason"
          legend={t("article.whyNot")}
          options={reasons.map((reason) => ({ value: reason, label: t(`article.${reason}`) }))}
        />
        <Field name="note" label={t("article.note")} className="mt-4">
          <Textarea rows={2} maxLength={500} />
        </Field>
        <SubmitButton variant="secondary" name="solved" value="no" className="mt-3">
          {t("article.send")}
        </SubmitButton>
      </Disclosure>
    </>
  );
  const className = "flex flex-wrap items-start gap-x-2 gap-y-2";
  // What came back with a problem shows it, and what was typed; before that it is the same under every answer.
  if (form.state.ok !== undefined) return <div className={className}>{parts}</div>;
  return (
    <Whole keep={`solved? ${locale} ${form.id} ${id} ${reasons}`} className={className}>
      <AroundForm value={form}>{parts}</AroundForm>
    </Whole>
  );
}
