import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Page, PageHeader } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import { currentContext } from "@/lib/http/session";
import { claimOwner } from "@/lib/people/queries/link-owner";
import { confirmClaim } from "../sign-in/actions";

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export default async function ClaimPage({ searchParams }: Props) {
  const given = await searchParams;
  const token = typeof given.token === "string" ? given.token : "";
  const { t } = await intl("account");
  const email = await claimOwner(await currentContext(), token);
  if (!email) {
    return (
      <Page narrow>
        <PageHeader title={t("claim.spentTitle")}>{t("claim.spent")}</PageHeader>
      </Page>
    );
  }
  return (
    <Page narrow>
      <PageHeader title={t("claim.title")}>{t("claim.lead", { email })}</PageHeader>
      <ActionForm id="claim" action={confirmClaim}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton size="lg">{t("claim.button")}</SubmitButton>
      </ActionForm>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("account");
  return { title: t("claim.title"), robots: { index: false }, referrer: "same-origin" };
}
