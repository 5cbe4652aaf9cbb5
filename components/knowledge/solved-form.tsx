import { ActionForm } from "@/components/ui/action-form";
import { cx } from "@/components/ui/cx";
import type { FormAction } from "@/components/ui/form-state";
import { readIntl } from "@/lib/http/intl";
import { AfterNo } from "./after-no";
import { SolvedQuestion, type WhyNotReason } from "./solved-question";

type Props = {
  heading: string;
  /** The hidden field that says to the action what was read. */
  about: { name: string; value: string | number };
  /** What to ask with, where nothing was searched for. */
  title: string;
  reasons: readonly WhyNotReason[];
  action: FormAction;
  className?: string;
};

/** "Did this solve it?" Yes is one press; a no says what was missing and leads on to asking. */
export function SolvedForm({ heading, about, title, reasons, action, className }: Props) {
  const { t, href } = readIntl("knowledge");
  return (
    <section
      id="solved-it"
      aria-labelledby="solved-it-title"
      className={cx("no-print max-w-[72ch] rounded-lg border border-line bg-surface px-4 py-4", className)}
    >
      <h2 id="solved-it-title" className="mb-3 font-semibold">
        {heading}
      </h2>
      <ActionForm id="solved-form" action={action} swap="solved-it" label={heading}>
        <input type="hidden" {...about} />
        <AfterNo
          askPath={href("/ask")}
          title={title}
          text={t("article.askText")}
          label={t("article.askInstead")}
        >
          <SolvedQuestion id="solved-no" reasons={reasons} />
        </AfterNo>
      </ActionForm>
    </section>
  );
}
