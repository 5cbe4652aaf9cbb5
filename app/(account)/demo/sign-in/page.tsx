import type { Metadata } from "next";
import { Page, PageHeader, Section } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { demoCast } from "@/lib/people/queries/demo-cast";
import { returnTo } from "@/lib/people/return-to";
import { DemoPeople } from "../demo-people";

type Props = { searchParams: Promise<{ returnTo?: string | string[] }> };

export default async function DemoSignInPage({ searchParams }: Props) {
  const people = await shown(demoCast(await currentContext()));
  const target = returnTo((await searchParams).returnTo);
  const { t } = await intl("account");
  return (
    <Page narrow>
      <PageHeader title={t("demo.title")}>{t("demo.lead")}</PageHeader>
      <Section title={t("demo.cast")}>
        <DemoPeople people={people.slice(0, 5)} returnTo={target} prefix="cast" />
      </Section>
      {people.length > 5 && (
        <Section title={t("demo.others")} className="mt-8">
          <DemoPeople people={people.slice(5)} returnTo={target} prefix="other" />
        </Section>
      )}
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("account");
  return { title: t("demo.title"), robots: { index: false } };
}
