import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Page, PageHeader, Section } from "@/components/ui/layout";
import { Meta } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { calendarSetting } from "@/lib/site/queries/calendar-settings";
import { teamSettings } from "@/lib/site/queries/team-settings";
import { CalendarForm } from "../../calendar-form";
import { TeamForm } from "../team-form";
import { TeamMembers } from "./team-members";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ created?: string | string[] }> };

export default async function TeamPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { created } = await searchParams;
  const ctx = await currentContext();
  const { teams, agents } = await shown(teamSettings(ctx));
  const team = teams.find((other) => String(other.id) === id);
  if (!team) notFound();
  const { t, href, format } = await intl("admin");
  const above = { href: href("/admin/teams"), label: t("teams.title") };
  return (
    <Page>
      <PageHeader
        title={<bdi>{team.name}</bdi>}
        above={<Breadcrumbs label={t("teams.title")} items={[above]} />}
        meta={
          <Meta>
            <span>{t("teams.openCases", { count: team.openCases })}</span>
            <span dir="auto">
              {team.topics.length > 0
                ? t("teams.looksAfter", { topics: format.list(team.topics) })
                : t("teams.noTopics")}
            </span>
          </Meta>
        }
      />
      <div className="mb-5 space-y-3 empty:hidden">
        {created && (
          <Notice tone="success" role="status">
            {t("teams.created")}
          </Notice>
        )}
        {!created && !team.members.some((member) => member.active) && (
          <Notice tone="warning">{t("teams.nobodyActive")}</Notice>
        )}
      </div>
      <div className="space-y-10">
        <TeamMembers team={team} agents={agents} />
        <Section title={t("teams.about")}>
          <TeamForm team={team} />
        </Section>
        <CalendarForm of="team" id={team.id} setting={await calendarSetting(ctx, "team", team.id)} />
      </div>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("admin");
  return { title: t("teams.title"), robots: { index: false } };
}
