import { AfterNo } from "@/components/knowledge/after-no";
import { SolvedQuestion, type WhyNotReason } from "@/components/knowledge/solved-question";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { intl } from "@/lib/http/intl";

type Props = {
  question: { id: number; title: string };
  reasons: readonly WhyNotReason[];
  action: FormAction;
};

/** "Did this solve it?" on a solved question, for visitors; whoever is signed in says it on the answer itself. */
export async function SolvedForYou({ question, reasons, action }: Props) {
  const { t, href } = await intl("knowledge");
  return (
    <section
      id="solved-it"
      aria-labelledby="solved-it-title"
      className="no-print mt-6 rounded-lg border border-line bg-surface px-4 py-4"
    >
      <h2 id="solved-it-title" className="mb-3 font-semibold">
        {t("search.solvedTitle")}
      </h2>
      <ActionForm id="solved-form" action={action} swap="solved-it" label={t("search.solvedTitle")}>
        <input type="hidden" name="subject" value={`question:${question.id}`} />
        <AfterNo
          askPath={href("/ask")}
          title={question.title}
          text={t("article.askText")}
          label={t("article.askInstead")}
        >
          <SolvedQuestion id="solved-no" reasons={reasons} />
        </AfterNo>
      </ActionForm>
    </section>
  );
}
