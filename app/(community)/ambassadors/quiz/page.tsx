import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { FormActions, Page, PageHeader } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextLink } from "@/components/ui/text";
import { ownApplication } from "@/lib/ambassadors/queries/own-application";
import { explanations, quizToTake } from "@/lib/ambassadors/queries/quiz";
import { PASS_PERCENT } from "@/lib/ambassadors/rules/quiz";
import { intl } from "@/lib/http/intl";
import { shown, signedIn } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { takeQuiz } from "../actions";
import { MOST_QUESTIONS } from "./slots";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("ambassadors");
  return { title: t("quiz.title"), robots: { index: false } };
}

export default async function QuizPage({ searchParams }: Props) {
  await signedIn();
  const ctx = await currentContext();
  const { t, href, locale } = await intl("ambassadors");
  const application = await shown(ownApplication(ctx));
  const mayTry = application !== null && application.decision === null && application.passedAt === null;
  const questions = mayTry ? (await quizToTake(ctx, locale)).slice(0, MOST_QUESTIONS) : [];
  return (
    <Page narrow>
      <PageHeader
        title={t("quiz.title")}
        above={<TextLink href={href("/ambassadors/apply")}>{t("state.title")}</TextLink>}
      >
        {mayTry && t("quiz.lead", { percent: PASS_PERCENT })}
      </PageHeader>
      <Result given={await searchParams} />
      {!mayTry ? (
        <Notice
          actions={
            <Button href={href("/ambassadors/apply")} size="sm">
              {t("state.title")}
            </Button>
          }
        >
          {t(application?.passedAt ? "state.waitText" : "quiz.noApplication")}
        </Notice>
      ) : questions.length === 0 ? (
        <Notice tone="warning">{t("quiz.none")}</Notice>
      ) : (
        <ActionForm id="quiz" action={takeQuiz}>
          <p className="mb-6 text-sm text-muted">{t("quiz.tries", { count: application.triesLeft })}</p>
          <ol className="space-y-7">
            {questions.map((question, slot) => (
              <li key={question.id} lang={question.language}>
                <RadioGroup
                  name={`choice${slot}`}
                  legend={`${slot + 1}. ${question.prompt}`}
                  options={question.choices.map((label, at) => ({ value: `${question.id}:${at}`, label }))}
                />
              </li>
            ))}
          </ol>
          <FormActions>
            <SubmitButton>{t("quiz.submit")}</SubmitButton>
          </FormActions>
        </ActionForm>
      )}
    </Page>
  );
}

/** How the last try went, and why the wrong ones were wrong. */
async function Result({ given }: { given: Record<string, string | string[] | undefined> }) {
  const { t, locale } = await intl("ambassadors");
  const number = (name: string) => (/^\d{1,3}$/.test(String(given[name])) ? Number(given[name]) : null);
  const [correct, total] = [number("correct"), number("total")];
  if (correct === null || total === null) return null;
  const wrong = String(given.wrong ?? "")
    .split(".")
    .filter((part) => /^\d{1,9}$/.test(part))
    .map(Number);
  const why = await explanations(await currentContext(), wrong, locale);
  return (
    <Notice id="result" tone="warning" title={t("quiz.failedTitle")} role="status" className="mb-6">
      <p>{t("quiz.failedText", { correct, total })}</p>
      <ul className="mt-2 list-disc space-y-1.5 ps-5">
        {why.map((one) => (
          <li key={one.prompt}>
            <span className="font-medium">{one.prompt}</span> {one.why}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
