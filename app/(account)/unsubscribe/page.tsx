import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { useForm } from "@/components/ui/form-context";
import { Page, PageHeader } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { env } from "@/lib/env";
import { intl } from "@/lib/http/intl";
import { readToken } from "@/lib/notify/mail/unsubscribe-token";
import { stopMail } from "./actions";

const questions = { all: "question", nudges: "questionNudges", letter: "questionLetter" } as const;

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Opening the address changes nothing, since mail scanners open every link; the button does. */
export default async function UnsubscribePage({ searchParams }: Props) {
  const { token } = await searchParams;
  const { t } = await intl("notify");
  const held = typeof token === "string" ? readToken(token, env().AUTH_SECRET) : null;
  return (
    <Page narrow>
      <PageHeader title={t("unsubscribePage.title")} />
      {held ? (
        <ActionForm id="unsubscribe" action={stopMail}>
          <UntilDone>
            <p className="mb-4 max-w-prose">{t(`unsubscribePage.${questions[held.list]}`)}</p>
            <input type="hidden" name="token" value={token} />
            <SubmitButton>{t("unsubscribePage.button")}</SubmitButton>
          </UntilDone>
        </ActionForm>
      ) : (
        <Notice tone="danger">{t("unsubscribePage.invalid")}</Notice>
      )}
    </Page>
  );
}

/** What has been done is not asked again. */
const UntilDone = ({ children }: { children: ReactNode }) => !useForm().state.ok && children;

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("notify");
  return { title: t("unsubscribePage.title"), robots: { index: false } };
}
