import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import { AskSteps } from "./ask-steps";
import { LiveSuggestions } from "./live-suggestions";
import { Suggestions, type SuggestionView } from "./suggestions";

type Props = {
  title: string;
  topic: string;
  after: { number: number; title: string } | null;
  found: { suggestions: SuggestionView[]; searchId?: number };
  solved: FormAction;
};

/** The question in one sentence, and what is known already. */
export async function TitleStep({ title, topic, after, found, solved }: Props) {
  const { t, href } = await intl("ask");
  return (
    <>
      <PageHeader title={t("title")} above={<AskSteps now="title" />}>
        {after ? t("titleStep.followUp", { title: after.title }) : t("lead")}
      </PageHeader>
      <form action={href("/ask")} method="get">
        <input type="hidden" name="step" value="details" />
        {topic && <input type="hidden" name="topic" value={topic} />}
        {after && <input type="hidden" name="after" value={after.number} />}
        <Field id="ask-title" name="title" label={t("titleStep.label")} hint={t("titleStep.hint")} required>
          <Input
            id="ask-title"
            dir="auto"
            defaultValue={title}
            maxLength={200}
            minLength={3}
            required
            autoFocus
            autoComplete="off"
            className="text-lg"
          />
        </Field>
        <div className="mt-4">
          <SubmitButton iconEnd="forward">{t("titleStep.next")}</SubmitButton>
        </div>
      </form>
      {found.suggestions.length > 0 ? (
        <section className="mt-6">
          <h2 className="mb-1 font-semibold">{t("suggestions.title")}</h2>
          <Suggestions {...found} query={title} action={solved} />
        </section>
      ) : (
        <LiveSuggestions input="ask-title" action={solved} />
      )}
    </>
  );
}
