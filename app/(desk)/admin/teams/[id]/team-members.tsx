import { ActionForm } from "@/components/ui/action-form";
import { Avatar } from "@/components/ui/avatar";
import { SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/layout";
import { List, Row } from "@/components/ui/list";
import { Select } from "@/components/ui/select";
import { intl } from "@/lib/http/intl";
import type { TeamSetting } from "@/lib/site/queries/team-settings";
import { setMember } from "../actions";

type Props = { team: TeamSetting; agents: { id: string; name: string }[] };
type Member = TeamSetting["members"][number];

/** Who is in a team and who leads it, each to be changed in place, and one more to be added. */
export async function TeamMembers({ team, agents }: Props) {
  const { t, href } = await intl("admin");
  const others = agents.filter((agent) => !team.members.some((member) => member.id === agent.id));
  return (
    <Section id="members" title={t("teams.membersTitle")}>
      <p className="mb-3 max-w-prose text-sm text-muted">{t("teams.membersLead")}</p>
      {team.members.length === 0 ? (
        <p className="text-muted">{t("teams.noMembers")}</p>
      ) : (
        <List label={t("teams.membersTitle")} className="max-w-2xl">
          {team.members.map((member) => (
            <Row
              key={member.id}
              className="items-center max-sm:flex-wrap max-sm:[&>div:last-child]:ps-8 max-sm:[&>div:last-child]:basis-full"
              lead={<Avatar name={member.name} seed={member.id} size={32} />}
              title={
                <a href={href(`/admin/people/${member.handle}`)} className="hover:underline">
                  {member.name}
                </a>
              }
              meta={
                (member.isLead || !member.active) && (
                  <>
                    {member.isLead && (
                      <Chip icon="star" plain>
                        {t("teams.lead_")}
                      </Chip>
                    )}
                    {!member.active && (
                      <Chip icon="stop" tone="danger" plain>
                        {t("teams.inactive")}
                      </Chip>
                    )}
                  </>
                )
              }
              trail={<MemberActions team={team} member={member} />}
            />
          ))}
        </List>
      )}
      {others.length === 0 ? (
        <p className="mt-3 text-sm text-muted">{t("teams.everybodyIn")}</p>
      ) : (
        <ActionForm
          id="add-member"
          action={setMember}
          labels={{ personId: t("teams.person") }}
          label={t("teams.addMember")}
          className="mt-4"
        >
          <input type="hidden" name="teamId" value={team.id} />
          <div className="flex max-w-2xl flex-wrap items-end gap-3">
            <Field name="personId" label={t("teams.person")} className="min-w-48 flex-1">
              <Select
                placeholder={t("teams.personChoose")}
                options={others.map((agent) => ({ value: agent.id, label: agent.name }))}
              />
            </Field>
            <Field name="membership" label={t("teams.as")} className="w-36">
              <Select
                defaultValue="member"
                options={[
                  { value: "member", label: t("teams.asMember") },
                  { value: "lead", label: t("teams.asLead") },
                ]}
              />
            </Field>
            <SubmitButton variant="secondary">{t("teams.addButton")}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Section>
  );
}

async function MemberActions({ team, member }: { team: TeamSetting; member: Member }) {
  const { t } = await intl("admin");
  const { name } = member;
  const acts = [
    member.isLead
      ? { as: "member", label: t("teams.makeMember"), spoken: t("teams.makeMemberOf", { name }) }
      : { as: "lead", label: t("teams.makeLead"), spoken: t("teams.makeLeadOf", { name }) },
    { as: "none", label: t("teams.remove"), spoken: t("teams.removeOf", { name }) },
  ];
  return acts.map((act) => (
    <ActionForm key={act.as} id={`${act.as}-${member.id}`} action={setMember} messages="none">
      <input type="hidden" name="teamId" value={team.id} />
      <input type="hidden" name="personId" value={member.id} />
      <input type="hidden" name="membership" value={act.as} />
      <SubmitButton variant="quiet" size="sm" aria-label={act.spoken}>
        {act.label}
      </SubmitButton>
    </ActionForm>
  ));
}
