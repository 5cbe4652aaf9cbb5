import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { Page, PageHeader } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";

/** Where an erased account leads: there is nothing to come back to. */
export default async function GoodbyePage() {
  const { t, href } = await intl("ownData");
  return (
    <Page narrow>
      <PageHeader title={t("goodbye.title")}>{t("goodbye.lead")}</PageHeader>
      <Button href={href("/")}>{t("goodbye.home")}</Button>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("ownData");
  return { title: t("goodbye.title"), robots: { index: false } };
}
