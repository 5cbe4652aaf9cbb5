import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Fold } from "@/components/desk/fold";
import { EraseAccount } from "@/components/site/erase-account";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Page, PageHeader, Section, SideRail } from "@/components/ui/layout";
import { Facts } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { TextLink } from "@/components/ui/text";
import { Textarea } from "@/components/ui/textarea";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { personAccount } from "@/lib/people/queries/person-account";
import { erase, handOver, reinstate, setRole, suspend } from "../actions";
import { Appointments } from "./appointments";
import { History } from "./history";

type Props = { params: Promise<{ handle: string }> };

export default async function PersonAccountPage({ params }: Props) {
  const { handle } = await params;
  if (!/^[\w.-]{1,60}$/.test(handle)) notFound();
  const ctx = await currentContext();
  const account = await shown(personAccount(ctx, handle));
  const { person, teams } = account;
  const { t, href, format } = await intl("people");
  const isSelf = ctx.actor.kind === "person" && ctx.actor.id === person.id;

  return (
    <Page>
      <PageHeader
        title={<bdi>{person.name}</bdi>}
        above={<TextLink href={href("/admin/people")}>{t("back")}</TextLink>}
        actions={<TextLink href={href(`/people/${person.handle}`)}>{t("profile")}</TextLink>}
      />
      {person.state === "suspended" && (
        <Notice tone="warning">{t("suspendedBecause", { reason: person.suspendedReason ?? "" })}</Notice>
      )}
      <SideRail
        railLabel={t("facts")}
        rail={
          <Facts
            items={[
              { term: t("email"), value: person.email ?? t("noEmail") },
              { term: t("role"), value: t(`roles.${person.role}`) },
              {
                term: t("state"),
                value: t(`states.${person.state === "erased" ? "staged" : person.state}`),
              },
              {
                term: t("teams"),
                value:
                  teams.length === 0
                    ? t("noTeams")
                    : format.list(
                        teams.map((team) => (team.isLead ? `${team.name} (${t("teamLead")})` : team.name)),
                      ),
              },
              { term: t("joined"), value: <When at={person.joinedAt} /> },
            ]}
          />
        }
      >
        {person.state !== "staged" && (
          <Section title={t("roleTitle")}>
            <ActionForm id="role" action={setRole} className="max-w-md">
              <input type="hidden" name="personId" value={person.id} />
              <Field name="role" label={t("roleLabel")} hint={t("roleHint")}>
                <Select
                  defaultValue={person.role}
                  options={(["customer", "agent", "curator", "admin"] as const).map((value) => ({
                    value,
                    label: t(`roles.${value}`),
                  }))}
                />
              </Field>
              <FormActions>
                <SubmitButton>{t("roleSave")}</SubmitButton>
              </FormActions>
            </ActionForm>
          </Section>
        )}
        {person.state === "active" && <Appointments account={account} />}
        {person.state === "staged" && (
          <Section title={t("claim")}>
            <p className="mb-3 text-muted">{t("claimLead")}</p>
            <ActionForm id="claim" action={handOver} className="max-w-md">
              <input type="hidden" name="personId" value={person.id} />
              <Field name="email" label={t("claimEmail")} required>
                <Input type="email" autoComplete="off" />
              </Field>
              <FormActions>
                <SubmitButton>{t("claimButton")}</SubmitButton>
              </FormActions>
            </ActionForm>
          </Section>
        )}
        {person.state === "suspended" && (
          <Section title={t("reinstate")} className="mt-10">
            <ActionForm id="reinstate" action={reinstate}>
              <input type="hidden" name="personId" value={person.id} />
              <SubmitButton>{t("reinstate")}</SubmitButton>
            </ActionForm>
          </Section>
        )}
        {person.state === "active" && !isSelf && (
          <Section title={t("suspend")} className="mt-10">
            <p className="mb-3 text-muted">{t("suspendLead")}</p>
            <ActionForm id="suspend" action={suspend} className="max-w-md">
              <input type="hidden" name="personId" value={person.id} />
              <Field name="reason" label={t("reason")} required>
                <Textarea rows={2} maxLength={500} />
              </Field>
              <FormActions>
                <SubmitButton variant="danger">{t("suspendButton")}</SubmitButton>
              </FormActions>
            </ActionForm>
          </Section>
        )}
        {!isSelf && (
          <Section title={t("eraseTitle")} className="mt-10">
            <Fold summary={t("eraseFold")} form="erase">
              <EraseAccount person={{ ...person, isSelf: false }} action={erase} />
            </Fold>
          </Section>
        )}
        <Section title={t("history")} className="mt-10">
          <History account={account} />
        </Section>
      </SideRail>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("people");
  return { title: t("title"), robots: { index: false } };
}
