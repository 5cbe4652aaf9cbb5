import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { List, Row } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { type TeamSetting, teamSettings } from "@/lib/site/queries/team-settings";

export default async function TeamsPage() {
  const { teams } = await shown(teamSettings(await currentContext()));
  const { t, href } = await intl("admin");
  const add = (
    <Button href={href("/admin/teams/new")} variant="primary" icon="add">
      {t("teams.add")}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={t("teams.title")} actions={teams.length > 0 && add}>
        {t("teams.lead")}
      </PageHeader>
      {teams.length === 0 ? (
        <EmptyState icon="team" title={t("teams.empty")} actions={add}>
          {t("teams.emptyText")}
        </EmptyState>
      ) : (
        <List label={t("teams.list")}>
          {teams.map((team) => (
            <TeamRow key={team.id} team={team} />
          ))}
        </List>
      )}
    </Page>
  );
}

async function TeamRow({ team }: { team: TeamSetting }) {
  const { t, href, format } = await intl("admin");
  return (
    <Row
      level={2}
      href={href(`/admin/teams/${team.id}`)}
      visited={false}
      title={team.name}
      text={
        team.topics.length > 0 && (
          <span dir="auto">{t("teams.looksAfter", { topics: format.list(team.topics) })}</span>
        )
      }
      meta={
        <>
          {team.isDefault && (
            <Chip icon="star" plain>
              {t("teams.default")}
            </Chip>
          )}
          <span>{t("teams.members", { count: team.members.length })}</span>
          <span>{t("teams.openCases", { count: team.openCases })}</span>
          <span>{t("teams.firstReply", { hours: team.firstReplyHours })}</span>
        </>
      }
    />
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("admin");
  return { title: t("teams.title"), robots: { index: false } };
}
