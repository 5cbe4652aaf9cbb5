import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import { signedIn } from "@/lib/http/page";
import { can } from "@/lib/policy";

export default async function BoardPage() {
  if (!can(await signedIn(), "repeats.read")) forbidden();
  const { t } = await intl("repeats");
  return (
    <Page>
      <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      <EmptyState icon="duplicate" title={t("empty.title")}>
        {t("empty.text")}
      </EmptyState>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("repeats");
  return { title: t("title"), robots: { index: false } };
}
