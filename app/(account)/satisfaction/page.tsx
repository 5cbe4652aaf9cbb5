import type { Metadata } from "next";
import { CaseSurvey } from "@/components/desk/case-survey";
import { Page, PageHeader } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { surveyOfLink } from "@/lib/desk/queries/own-survey";
import { intl } from "@/lib/http/intl";
import { currentContext } from "@/lib/http/session";
import { answerByMail } from "./actions";

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Where the mail leads. Opening it answers nothing, since mail scanners open every link; the button does. */
export default async function SatisfactionPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const { t } = await intl("desk");
  const held = typeof token === "string" ? await surveyOfLink(await currentContext(), token) : null;
  return (
    <Page narrow>
      <PageHeader title={t("survey.title")} />
      {held?.state === "open" && (
        <CaseSurvey survey={held.survey} action={answerByMail} token={String(token)} />
      )}
      {held?.state === "answered" && (
        <Notice tone="success" role="status">
          {t("survey.answered")}
        </Notice>
      )}
      {!held && <Notice tone="danger">{t("survey.invalid")}</Notice>}
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("desk");
  return { title: t("survey.title"), robots: { index: false }, referrer: "no-referrer" };
}
