import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { intl } from "@/lib/http/intl";
import { AfterNo } from "./after-no";

type Props = { article: { id: number; title: string }; reasons: readonly Reason[]; action: FormAction };
type Reason = "unclear" | "not_my_case" | "did_not_work" | "outdated" | "other";

/** "Did this solve it?" Yes is one press; a no says what was missing and leads on to asking. */
export async function SolvedForm({ article, reasons, action }: Props) {
  const { t, href } = await intl("knowledge");
  return (
    <section
      id="solved-it"
      aria-labelledby="solved-it-title"
      className="no-print mt-10 rounded-lg border border-line bg-surface px-4 py-4"
    >
      <h2 id="solved-it-title" className="mb-3 font-semibold">
        {t("article.solvedTitle")}
      </h2>
      <ActionForm id="solved-form" action={action} swap="solved-it" label={t("article.solvedTitle")}>
        <input type="hidden" name="articleId" value={article.id} />
        <AfterNo
          askPath={href("/ask")}
          title={article.title}
          text={t("article.askText")}
          label={t("article.askInstead")}
        >
          <div className="flex flex-wrap items-start gap-x-2 gap-y-2">
            <SubmitButton variant="secondary" icon="check" name="solved" value="yes">
              {t("article.yes")}
            </SubmitButton>
            <Disclosure
              id="solved-no"
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
          </div>
        </AfterNo>
      </ActionForm>
    </section>
  );
}
