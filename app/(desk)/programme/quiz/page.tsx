import type { Metadata } from "next";
import { ProgrammeTabs } from "@/components/ambassadors/programme-tabs";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { FormFold } from "@/components/ui/form-fold";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { FormActions, Page, PageHeader, Section, Stack } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { Textarea } from "@/components/ui/textarea";
import { type QuizEntry, quizToKeep } from "@/lib/ambassadors/queries/quiz";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { localeNames } from "@/lib/i18n/locales";
import { can } from "@/lib/policy";
import { retireQuestion, saveQuestion } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("programme");
  return { title: t("tabs.quiz"), robots: { index: false } };
}

export default async function QuizKeepingPage() {
  const ctx = await currentContext();
  const entries = await shown(quizToKeep(ctx));
  const mayEdit = can(ctx.actor, "quiz.edit");
  const { t } = await intl("programme");
  return (
    <Page>
      <PageHeader title={t("title")}>{t("quiz.lead")}</PageHeader>
      <ProgrammeTabs current="quiz" />
      {!mayEdit && <p className="mb-4 text-sm text-muted">{t("quiz.only")}</p>}
      {entries.length === 0 ? (
        <p className="text-muted">{t("quiz.none")}</p>
      ) : (
        <List>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} mayEdit={mayEdit} />
          ))}
        </List>
      )}
      {mayEdit && (
        <Section title={t("quiz.add")} className="mt-10">
          <Edit id="quiz-new" entry={null} position={(entries.at(-1)?.position ?? 0) + 10} />
        </Section>
      )}
    </Page>
  );
}

async function Entry({ entry, mayEdit }: { entry: QuizEntry; mayEdit: boolean }) {
  const { t, locale } = await intl("programme");
  const language = entry.texts[locale] ? locale : Object.keys(entry.texts)[0]!;
  const text = entry.texts[language]!;
  return (
    <li className="space-y-2 py-4">
      <p className="font-medium" lang={language}>
        {text.prompt}{" "}
        {entry.retired && (
          <Chip icon="hide" plain>
            {t("quiz.retired")}
          </Chip>
        )}
      </p>
      <ol className="list-decimal ps-5 text-sm" lang={language}>
        {text.choices.map((choice, at) => (
          <li key={choice} className={at === entry.correct ? "font-medium" : "text-muted"}>
            {choice}{" "}
            {at === entry.correct && (
              <span className="inline-flex items-center gap-1 text-solved">
                <Icon name="check" size={14} />
                {t("quiz.right")}
              </span>
            )}
          </li>
        ))}
      </ol>
      {mayEdit && (
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <Edit id={`quiz-${entry.id}`} entry={entry} position={entry.position} fold />
          <ActionForm id={`retire-${entry.id}`} action={retireQuestion}>
            <input type="hidden" name="questionId" value={entry.id} />
            <SubmitButton
              variant="quiet"
              size="sm"
              name="change"
              value={entry.retired ? "restore" : "retire"}
              aria-label={`${t(entry.retired ? "quiz.restore" : "quiz.retire")}: ${text.prompt}`}
            >
              {t(entry.retired ? "quiz.restore" : "quiz.retire")}
            </SubmitButton>
          </ActionForm>
        </div>
      )}
    </li>
  );
}

type EditProps = { id: string; entry: QuizEntry | null; position: number; fold?: boolean };
const languages = [
  { tag: "en", suffix: "En" },
  { tag: "zh-CN", suffix: "Zh" },
] as const;

async function Edit({ id, entry, position, fold }: EditProps) {
  const { t } = await intl("programme");
  const fields = (
    <>
      <input type="hidden" name="questionId" value={entry?.id ?? ""} />
      <input type="hidden" name="position" value={position} />
      <div className="grid gap-6 md:grid-cols-2">
        {languages.map(({ tag, suffix }) => {
          const text = entry?.texts[tag];
          return (
            <fieldset key={tag}>
              <legend className="mb-1 font-medium">{t("quiz.language", { name: localeNames[tag] })}</legend>
              <p className="mb-3 text-sm text-muted">{t("quiz.languageHint")}</p>
              <Stack>
                <Field name={`prompt${suffix}`} label={t("quiz.prompt")}>
                  <Textarea rows={2} maxLength={400} defaultValue={text?.prompt ?? ""} />
                </Field>
                <Field name={`choices${suffix}`} label={t("quiz.choices")}>
                  <Textarea rows={4} maxLength={1400} defaultValue={text?.choices.join("\n") ?? ""} />
                </Field>
                <Field name={`why${suffix}`} label={t("quiz.why")}>
                  <Textarea rows={2} maxLength={600} defaultValue={text?.why ?? ""} />
                </Field>
              </Stack>
            </fieldset>
          );
        })}
      </div>
      <Field
        name="correct"
        label={t("quiz.correct")}
        hint={t("quiz.correctHint")}
        required
        className="mt-4 max-w-xs"
      >
        <Input type="number" min={1} max={6} defaultValue={(entry?.correct ?? 0) + 1} />
      </Field>
      <FormActions>
        <SubmitButton>{t("quiz.save")}</SubmitButton>
      </FormActions>
    </>
  );
  return (
    <ActionForm
      id={id}
      action={saveQuestion}
      labels={{ correct: t("quiz.correct"), choices: t("quiz.choices") }}
    >
      {fold ? <FormFold summary={t("quiz.edit")}>{fields}</FormFold> : fields}
    </ActionForm>
  );
}
