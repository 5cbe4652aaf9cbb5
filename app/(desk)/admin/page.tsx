import type { Metadata } from "next";
import { Page, PageHeader, Section } from "@/components/ui/layout";
import { Row } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { type AdminHome, adminHome } from "@/lib/site/queries/admin-home";
import { firstStepsDone } from "@/lib/site/queries/first-steps";
import { FirstSteps } from "./first-steps";
import { Health } from "./health";
import { WhatWaits } from "./what-waits";

type Props = { searchParams: Promise<{ checking?: string | string[] }> };

export default async function AdminPage({ searchParams }: Props) {
  const { checking } = await searchParams;
  const ctx = await currentContext();
  const home = await shown(adminHome(ctx));
  const steps = await shown(firstStepsDone(ctx));
  const { t } = await intl("admin");
  return (
    <Page>
      <PageHeader title={t("home.title")}>{t("home.lead")}</PageHeader>
      <div className="space-y-10">
        <WhatWaits home={home} />
        <FirstSteps done={steps} />
        <Groups counts={home.counts} />
        <Health home={home} isChecking={checking !== undefined} />
      </div>
    </Page>
  );
}

async function Groups({ counts }: { counts: AdminHome["counts"] }) {
  const { t, href } = await intl("admin");
  const lines = [
    { key: "people", line: t("home.line.people", { people: counts.people, staff: counts.staff }) },
    { key: "teams", line: t("home.line.teams", { count: counts.teams }) },
    { key: "topics", line: t("home.line.topics", { count: counts.topics }) },
    { key: "rules", line: t("home.line.rules", { count: counts.topicsWithRules }) },
    { key: "legal", line: t("home.line.legal") },
    { key: "retention", line: t("home.line.retention") },
    { key: "costs", line: t("home.line.costs") },
    { key: "mail", line: t("home.line.mail") },
    { key: "jobs", line: t("home.line.jobs") },
    { key: "audit", line: t("home.line.audit") },
  ] as const;
  return (
    <Section title={t("home.groups")}>
      <ul className="border-b border-line sm:grid sm:grid-cols-2 sm:gap-x-10">
        {lines.map(({ key, line }) => (
          <Row
            key={key}
            href={href(`/admin/${key}`)}
            visited={false}
            title={t(`nav.${key}`)}
            text={line}
            className="border-t border-line"
          />
        ))}
      </ul>
    </Section>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("admin");
  return { title: t("home.title"), robots: { index: false } };
}
