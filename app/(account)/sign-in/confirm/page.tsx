import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Page, PageHeader } from "@/components/ui/layout";
import { linkMinutes } from "@/lib/accounts/sign-in-links";
import { intl } from "@/lib/http/intl";
import { currentContext } from "@/lib/http/session";
import { linkOwner } from "@/lib/people/queries/link-owner";
import { returnTo } from "@/lib/people/return-to";
import { confirmLink } from "../actions";

type Props = { searchParams: Promise<{ token?: string | string[]; returnTo?: string | string[] }> };

// The address holds the link: other sites must not learn it. (`no-referrer` would send our own form as from nowhere.)
/** Looking at a link does not use it up, since mail scanners look at every link; the button does. */
export default async function ConfirmPage({ searchParams }: Props) {
  const given = await searchParams;
  const token = typeof given.token === "string" ? given.token : "";
  const { t, href } = await intl("account");
  const email = await linkOwner(await currentContext(), token);

  if (!email || email.startsWith("claim:")) {
    return (
      <Page narrow>
        <PageHeader title={t("confirm.spentTitle")}>
          {t("confirm.spent", { minutes: linkMinutes })}
        </PageHeader>
        <Button href={href("/sign-in")} variant="primary">
          {t("confirm.again")}
        </Button>
      </Page>
    );
  }
  return (
    <Page narrow>
      <PageHeader title={t("confirm.title")}>{t("confirm.lead", { email })}</PageHeader>
      <ActionForm id="confirm" action={confirmLink}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="returnTo" value={returnTo(given.returnTo)} />
        <SubmitButton size="lg">{t("confirm.button")}</SubmitButton>
      </ActionForm>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("account");
  return { title: t("confirm.title"), robots: { index: false }, referrer: "same-origin" };
}
