import type { Metadata } from "next";
import { EndAppointment } from "@/components/ambassadors/end-appointment";
import { ProgrammeTabs } from "@/components/ambassadors/programme-tabs";
import { PersonMark } from "@/components/community/person-mark";
import { DoneNotice } from "@/components/site/done-notice";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { Records } from "@/components/ui/records";
import { type AppointmentLine, appointmentsNow } from "@/lib/ambassadors/queries/programme";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import type { Query } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { languageNames } from "@/lib/i18n/language-name";
import { can } from "@/lib/policy";
import { changeAppointment, end, renewAll } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("programme");
  return { title: t("title"), robots: { index: false } };
}

type Props = { searchParams: Promise<Query> };
const outcomes = {
  pause: "paused_done",
  resume: "resumed_done",
  renew: "renewed_done",
  end: "ended_done",
} as const;

export default async function ProgrammePage({ searchParams }: Props) {
  const ctx = await currentContext();
  const lines = await shown(appointmentsNow(ctx));
  const mayChange = can(ctx.actor, "programme.manage");
  const { t, format, locale } = await intl("programme");
  return (
    <Page>
      <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      <ProgrammeTabs current="appointments" />
      <DoneNotice
        query={await searchParams}
        outcomes={["pause", "resume", "renew", "end"]}
        text={(done) => t(`appointments.${outcomes[done]}`)}
      />
      {lines.length === 0 ? (
        <EmptyState icon="ambassador" title={t("appointments.none")}>
          {t("appointments.noneText")}
        </EmptyState>
      ) : (
        <Records
          caption={t("appointments.caption")}
          className="border-t-0!"
          columns={[
            { label: t("appointments.person") },
            { label: t("appointments.topic") },
            { label: t("appointments.languages") },
            { label: t("appointments.term"), className: "sm:whitespace-nowrap" },
            { label: t("appointments.state") },
            { label: t("appointments.solved"), numeric: true },
            { label: t("appointments.points"), numeric: true },
            ...(mayChange ? [{ label: t("appointments.actions"), className: "sm:min-w-76" }] : []),
          ]}
          rows={lines.map((line) => ({
            key: line.id,
            cells: [
              <PersonMark key="person" person={{ ...line.person, mark: null }} avatar={24} />,
              <bdi key="topic">{line.topic}</bdi>,
              format.list(languageNames(line.languages, locale)),
              line.endsAt ? format.dateTime(line.endsAt, { dateStyle: "medium" }) : t("appointments.open"),
              <State key="state" line={line} />,
              format.number(line.solved),
              format.number(line.points),
              mayChange && <Changes key="changes" line={line} terms={termsToRenew(lines, line)} />,
            ],
          }))}
        />
      )}
    </Page>
  );
}

async function State({ line }: { line: AppointmentLine }) {
  const { t } = await intl("programme");
  if (line.pausedAt)
    return (
      <Chip icon="waiting" plain>
        {t("appointments.paused")}
      </Chip>
    );
  if (line.onHoliday)
    return (
      <Chip icon="calendar" plain>
        {t("appointments.holiday")}
      </Chip>
    );
  if (line.endsSoon)
    return (
      <Chip icon="clock" tone="danger" plain>
        {t("appointments.soon")}
      </Chip>
    );
  return (
    <Chip icon="check" plain>
      {t("appointments.active")}
    </Chip>
  );
}

/** What has no end needs no renewing. */
const changesOf = ({ endsAt, pausedAt }: AppointmentLine) =>
  [...(endsAt ? (["renew"] as const) : []), pausedAt ? "resume" : "pause"] as const;

/** How many terms of this person one renewal covers, told once, beside the first of them; 0: no more than this one. */
function termsToRenew(lines: AppointmentLine[], line: AppointmentLine): number {
  const terms = lines.filter((one) => one.person.id === line.person.id && one.endsAt);
  return terms.length > 1 && terms[0] === line ? terms.length : 0;
}

async function Changes({ line, terms }: { line: AppointmentLine; terms: number }) {
  const { t } = await intl("programme");
  const about = `${line.person.name}, ${line.topic}`;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 max-sm:justify-end">
      <ActionForm id={`appointment-${line.id}`} action={changeAppointment} className="flex min-w-max gap-1.5">
        <input type="hidden" name="appointmentId" value={line.id} />
        {changesOf(line).map((change) => (
          <SubmitButton
            key={change}
            variant="secondary"
            size="sm"
            name="change"
            value={change}
            aria-label={`${t(`appointments.${change}`)}: ${about}`}
          >
            {t(`appointments.${change}`)}
          </SubmitButton>
        ))}
      </ActionForm>
      <EndAppointment action={end} appointmentId={line.id} about={about} />
      {terms > 0 && (
        <ActionForm id={`renew-${line.person.handle}`} action={renewAll}>
          <input type="hidden" name="personId" value={line.person.id} />
          <SubmitButton
            variant="secondary"
            size="sm"
            aria-label={`${t("appointments.renewAll", { count: terms })}: ${line.person.name}`}
          >
            {t("appointments.renewAll", { count: terms })}
          </SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}
