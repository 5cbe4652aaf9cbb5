import type { Metadata } from "next";
import { LanguagesField } from "@/components/ambassadors/languages-field";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { Field } from "@/components/ui/field";
import { FormActions, Page, PageHeader, Stack } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text";
import { Textarea } from "@/components/ui/textarea";
import { answerLanguages } from "@/lib/ambassadors/queries/answer-languages";
import { type OwnApplication, ownApplication } from "@/lib/ambassadors/queries/own-application";
import { topicsToApplyFor } from "@/lib/ambassadors/queries/topics-to-apply-for";
import { intl } from "@/lib/http/intl";
import { shown, signedIn } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { languageNames } from "@/lib/i18n/language-name";
import { apply, withdraw } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("ambassadors");
  return { title: t("form.title"), robots: { index: false } };
}

export default async function ApplyPage() {
  await signedIn();
  const ctx = await currentContext();
  const application = await shown(ownApplication(ctx));
  const { t, href } = await intl("ambassadors");
  const isOpen = application !== null && application.decision === null;
  return (
    <Page narrow>
      <PageHeader
        title={t(isOpen ? "state.title" : "form.title")}
        above={<TextLink href={href("/ambassadors")}>{t("title")}</TextLink>}
      >
        {!isOpen && t("form.lead")}
      </PageHeader>
      {application && <State application={application} />}
      {!isOpen && <Form />}
    </Page>
  );
}

async function Form() {
  const ctx = await currentContext();
  const topics = await topicsToApplyFor(ctx);
  const { t, locale } = await intl("ambassadors");
  if (topics.length === 0) return <p className="text-muted">{t("form.noTopics")}</p>;
  return (
    <ActionForm
      id="apply"
      action={apply}
      draft="apply"
      labels={{ topicIds: t("form.topics"), languages: t("form.languages"), reason: t("form.reason") }}
    >
      <Stack>
        <CheckboxGroup
          name="topicIds"
          legend={t("form.topics")}
          options={topics.map((topic) => ({
            value: String(topic.id),
            label: <bdi>{topic.parent ? `${topic.parent} › ${topic.name}` : topic.name}</bdi>,
          }))}
        />
        <LanguagesField legend={t("form.languages")} languages={await answerLanguages(ctx)} spoken={locale} />
        <Field name="reason" label={t("form.reason")} hint={t("form.reasonHint")} required>
          <Textarea rows={4} maxLength={2000} />
        </Field>
      </Stack>
      <FormActions>
        <SubmitButton>{t("form.submit")}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}

async function State({ application }: { application: OwnApplication }) {
  const { t, href, format, locale } = await intl("ambassadors");
  const { decision, passedAt, invitedBy } = application;
  if (decision === "withdrawn")
    return (
      <Notice role="status" className="mb-6">
        {t("state.withdrawn")}
      </Notice>
    );
  if (decision === "declined")
    return (
      <Notice title={t("state.declinedTitle")} className="mb-6">
        {application.note && <p dir="auto">{t("state.note", { note: application.note })}</p>}
        <p>{t("state.declinedText")}</p>
      </Notice>
    );
  if (decision === "appointed")
    return (
      <Notice
        tone="ambassador"
        title={t("state.appointedTitle")}
        className="mb-6"
        actions={
          <Button href={href("/queue")} size="sm">
            {t("state.queue")}
          </Button>
        }
      >
        {t("state.appointedText")}
      </Notice>
    );
  const step = passedAt ? "wait" : invitedBy ? "invited" : "quiz";
  return (
    <>
      <Notice
        tone="ambassador"
        title={step === "invited" ? t("state.invitedTitle", { name: invitedBy! }) : t(`state.${step}Title`)}
        actions={
          step !== "wait" && (
            <Button href={href("/ambassadors/quiz")} variant="primary" size="sm">
              {t("state.toQuiz")}
            </Button>
          )
        }
      >
        <p>{t(`state.${step}Text`)}</p>
        <p>
          <bdi>{t("state.for", { topics: format.list(application.topics) })}</bdi>
        </p>
        <p>{t("state.languages", { list: format.list(languageNames(application.languages, locale)) })}</p>
      </Notice>
      <ActionForm id="withdraw" action={withdraw} className="mt-4">
        <SubmitButton variant="quiet" size="sm">
          {t(step === "invited" ? "state.sayNo" : "state.withdraw")}
        </SubmitButton>
      </ActionForm>
    </>
  );
}
