import { SolvedForm } from "@/components/knowledge/solved-form";
import type { WhyNotReason } from "@/components/knowledge/solved-question";
import type { FormAction } from "@/components/ui/form-state";
import { readIntl } from "@/lib/http/intl";

type Props = {
  question: { id: number; title: string };
  reasons: readonly WhyNotReason[];
  action: FormAction;
};

/** "Did this solve it?" on a solved question, for visitors; whoever is signed in says it on the answer itself. */
export function SolvedForYou({ question, reasons, action }: Props) {
  const { t } = readIntl("knowledge");
  return (
    <SolvedForm
      heading={t("search.solvedTitle")}
      about={{ name: "subject", value: `question:${question.id}` }}
      title={question.title}
      reasons={reasons}
      action={action}
      className="mt-6"
    />
  );
}
