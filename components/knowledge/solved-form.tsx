import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { intl } from "@/lib/http/intl";
import { AfterNo } from "./after-no";
import { SolvedQuestion, type WhyNotReason } from "./solved-question";

type Props = {
  article: { id: number; title: string };
  reasons: readonly WhyNotReason[];
  action: FormAction;
};

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
          <SolvedQuestion id="solved-no" reasons={reasons} />
        </AfterNo>
      </ActionForm>
    </section>
  );
}
