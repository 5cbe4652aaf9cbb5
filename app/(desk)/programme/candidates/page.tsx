import type { Metadata } from "next";
import { ProgrammeTabs } from "@/components/ambassadors/programme-tabs";
import { PersonMark } from "@/components/community/person-mark";
import { DoneNotice } from "@/components/site/done-notice";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { Records } from "@/components/ui/records";
import { TextLink } from "@/components/ui/text";
import { type ScoutedPerson, scoutedPeople } from "@/lib/ambassadors/queries/candidates";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import type { Query } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { can } from "@/lib/policy";
import { invite } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("programme");
  return { title: t("tabs.candidates"), robots: { index: false } };
}

type Props = { searchParams: Promise<Query> };

export default async function CandidatesPage({ searchParams }: Props) {
  const ctx = await currentContext();
  const { people, answers } = await shown(scoutedPeople(ctx));
  const mayInvite = can(ctx.actor, "programme.manage");
  const { t, format } = await intl("programme");
  const share = people.reduce((sum, one) => sum + one.share, 0);
  const percent = (part: number) => format.number(part, { style: "percent", maximumFractionDigits: 0 });
  return (
    <Page>
      <PageHeader title={t("title")}>{t("candidates.lead")}</PageHeader>
      <ProgrammeTabs current="candidates" />
      <DoneNotice query={await searchParams} outcomes={["invite"]} text={() => t("candidates.invitedDone")} />
      {people.length === 0 ? (
        <EmptyState icon="people" title={t("candidates.none")}>
          {t("candidates.noneText")}
        </EmptyState>
      ) : (
        <>
          <p className="mb-3">
            {t("candidates.share", { count: people.length, percent: percent(share), answers })}
          </p>
          <Records
            caption={t("tabs.candidates")}
            columns={[
              { label: t("candidates.person") },
              { label: t("candidates.score"), numeric: true },
              { label: t("candidates.solved"), numeric: true },
              { label: t("candidates.worked"), numeric: true },
              { label: t("candidates.helpful"), numeric: true },
              { label: t("candidates.questions"), numeric: true },
              { label: t("candidates.part"), numeric: true },
              { label: t("candidates.topics"), className: "sm:min-w-40" },
              { label: t("candidates.last") },
            ]}
            rows={people.map((one) => ({
              key: one.id,
              cells: [
                <Who key="person" one={one} mayInvite={mayInvite} />,
                format.number(one.score),
                format.number(one.evidence.accepted),
                format.number(one.evidence.worked),
                format.number(one.evidence.helpful),
                t("candidates.restedOf", one.evidence),
                percent(one.share),
                <bdi key="topics">{one.topics.map((topic) => topic.name).join(", ")}</bdi>,
                <When key="last" at={one.lastAt} />,
              ],
            }))}
          />
          <p className="mt-3 text-sm text-muted">
            {t("candidates.restedMeans")} {t("candidates.how")}
          </p>
        </>
      )}
    </Page>
  );
}

function Who({ one, mayInvite }: { one: ScoutedPerson; mayInvite: boolean }) {
  return (
    <>
      <PersonMark person={{ ...one, mark: null }} avatar={24} />
      <Step one={one} mayInvite={mayInvite} />
    </>
  );
}

/** Whoever has an account is invited, once; who is only known from history has to be offered theirs first. */
async function Step({ one, mayInvite }: { one: ScoutedPerson; mayInvite: boolean }) {
  const { t, href } = await intl("programme");
  if (one.state === "staged")
    return (
      <span className="mt-1 block text-sm text-faint">
        <Chip icon="history" plain>
          {t("candidates.staged")}
        </Chip>{" "}
        {mayInvite && (
          <TextLink href={href(`/admin/people/${one.handle}`)}>{t("candidates.account")}</TextLink>
        )}
      </span>
    );
  if (one.onTheWay)
    return (
      <TextLink href={href("/programme/applications")} className="mt-1 block text-sm">
        {t(`candidates.${one.onTheWay}`)}
      </TextLink>
    );
  if (!mayInvite || one.topics.length === 0) return null;
  return (
    <ActionForm id={`invite-${one.handle}`} action={invite} className="mt-1">
      <input type="hidden" name="personId" value={one.id} />
      {one.topics.map((topic) => (
        <input key={topic.id} type="hidden" name="topicIds" value={topic.id} />
      ))}
      {one.languages.map((tag) => (
        <input key={tag} type="hidden" name="languages" value={tag} />
      ))}
      <SubmitButton variant="secondary" size="sm">
        {t("candidates.invite")}
      </SubmitButton>
    </ActionForm>
  );
}
