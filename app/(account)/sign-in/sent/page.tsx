import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { Page, PageHeader } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { linkMinutes } from "@/lib/accounts/sign-in-links";
import { env } from "@/lib/env";
import { intl } from "@/lib/http/intl";

export default async function LinkSentPage() {
  const { t, href } = await intl("account");
  return (
    <Page narrow>
      <PageHeader title={t("sent.title")}>{t("sent.lead", { minutes: linkMinutes })}</PageHeader>
      {env().isDemo && (
        <Notice actions={<Button href={href("/demo/mail")}>{t("sent.demoMail")}</Button>}>
          {t("sent.demo")}
        </Notice>
      )}
      <p className="mt-4 text-muted">{t("sent.nothing")}</p>
      <p className="mt-4">
        <Button href={href("/sign-in")}>{t("sent.again")}</Button>
      </p>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("account");
  return { title: t("sent.title"), robots: { index: false } };
}
