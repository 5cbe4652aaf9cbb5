import type { Metadata } from "next";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Page, PageHeader } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { teamSettings } from "@/lib/site/queries/team-settings";
import { TeamForm } from "../team-form";

export default async function NewTeamPage() {
  const { teams } = await shown(teamSettings(await currentContext()));
  const { t, href } = await intl("admin");
  const above = { href: href("/admin/teams"), label: t("teams.title") };
  return (
    <Page>
      <PageHeader
        title={t("teams.newTitle")}
        above={<Breadcrumbs label={t("teams.title")} items={[above]} />}
      >
        {teams.length === 0 && t("teams.emptyText")}
      </PageHeader>
      <TeamForm isFirst={teams.length === 0} />
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("admin");
  return { title: t("teams.newTitle"), robots: { index: false } };
}
