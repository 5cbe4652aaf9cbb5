import { Steps } from "@/components/ui/steps";
import { intl } from "@/lib/http/intl";

const order = ["title", "details", "review"] as const;
export type AskStep = (typeof order)[number];

/** Where one is on the way to a question. */
export async function AskSteps({ now }: { now: AskStep }) {
  const { t } = await intl("ask");
  const at = order.indexOf(now);
  return (
    <Steps
      label={t("steps")}
      steps={order.map((step, index) => ({
        label: t(`step.${step}`),
        state: index < at ? "done" : index === at ? "current" : "ahead",
      }))}
    />
  );
}
