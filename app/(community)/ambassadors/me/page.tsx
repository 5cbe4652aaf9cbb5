import type { Metadata } from "next";
import { TopicLink } from "@/components/community/topic-link";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader, Section, SideRail } from "@/components/ui/layout";
import { Facts, List, Meta } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { Records } from "@/components/ui/records";
import { TextLink } from "@/components/ui/text";
import {
  type LedgerLine,
  type OwnAppointment,
  type OwnNudge,
  ownProgramme,
} from "@/lib/ambassadors/queries/own-programme";
import { caps } from "@/lib/ambassadors/rules/standing";
import { intl } from "@/lib/http/intl";
import { shown, signedIn } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { languageNames } from "@/lib/i18n/language-name";
import { changeOwn } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("ambassadors");
  return { title: t("me.title"), robots: { index: false } };
}

type Props = { searchParams: Promise<{ done?: string | string[] }> };
const outcomes = { pause: "pausedDone", resume: "resumedDone", leave: "leftDone" } as const;

export default async function OwnProgrammePage({ searchParams }: Props) {
  const { done } = await searchParams;
  const outcome = Object.keys(outcomes).find((each) => each === done) as keyof typeof outcomes | undefined;
  await signedIn();
  const own = await shown(ownProgramme(await currentContext()));
  const { t, href, format } = await intl("ambassadors");
  return (
    <Page>
      <PageHeader
        title={t("me.title")}
        above={<TextLink href={href("/ambassadors")}>{t("title")}</TextLink>}
        actions={
          <Button href={href("/settings/notifications")} icon="clock">
            {t("me.times")}
          </Button>
        }
      >
        {t("me.lead")}
      </PageHeader>
      {outcome && (
        <Notice tone="success" role="status" className="mb-4">
          {t(`me.${outcomes[outcome]}`)}
        </Notice>
      )}
      <SideRail
        railLabel={t("me.standing")}
        rail={
          <Facts
            items={[
              { term: t("me.standing"), value: format.number(own.standing) },
              { term: t("me.balance"), value: format.number(own.balance) },
              {
                term: `${t("me.month")}: ${t("me.helped")}`,
                value: t("me.people", { count: own.month.people }),
              },
              { term: `${t("me.month")}: ${t("me.solved")}`, value: format.number(own.month.solved.length) },
            ]}
          />
        }
      >
        <Section title={t("me.appointments")}>
          {own.appointments.length === 0 ? (
            <EmptyState
              icon="ambassador"
              title={t("me.none")}
              level={3}
              actions={<Button href={href("/ambassadors/apply")}>{t("apply")}</Button>}
            />
          ) : (
            <List>
              {own.appointments.map((one) => (
                <Appointment key={one.id} one={one} />
              ))}
            </List>
          )}
        </Section>
        <Section title={t("me.ledger")} className="mt-10">
          {own.ledger.length === 0 ? (
            <p className="text-muted">{t("me.noLedger")}</p>
          ) : (
            <Records
              caption={t("me.ledger")}
              columns={[
                { label: t("me.ledgerWhat") },
                { label: t("me.ledgerWhen"), className: "sm:whitespace-nowrap" },
                { label: t("me.ledgerPoints"), numeric: true },
              ]}
              rows={own.ledger.map((line) => ({
                key: line.id,
                cells: [
                  <Outcome key="what" line={line} />,
                  <When key="when" at={line.at} />,
                  format.number(line.points, { signDisplay: "exceptZero" }),
                ],
              }))}
            />
          )}
        </Section>
        <Section title={t("me.nudges")} className="mt-10">
          {own.nudges.length === 0 ? (
            <p className="text-muted">{t("me.noNudges")}</p>
          ) : (
            <List>
              {own.nudges.map((nudge) => (
                <Nudge key={nudge.question.id} nudge={nudge} />
              ))}
            </List>
          )}
        </Section>
      </SideRail>
    </Page>
  );
}

async function Appointment({ one }: { one: OwnAppointment }) {
  const { t, format, locale } = await intl("ambassadors");
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0">
        <TopicLink topic={one.topic} />
        <Meta className="mt-1">
          {one.pausedAt && (
            <Chip icon="waiting" plain>
              {t("me.paused")}
            </Chip>
          )}
          <span>{format.list(languageNames(one.languages, locale))}</span>
          <span>
            {one.endsAt
              ? t("me.until", { date: format.dateTime(one.endsAt, { dateStyle: "long" }) })
              : t("me.open")}
          </span>
        </Meta>
      </div>
      <ActionForm
        id={`appointment-${one.id}`}
        action={changeOwn}
        className="flex flex-wrap items-start gap-2"
      >
        <input type="hidden" name="appointmentId" value={one.id} />
        <SubmitButton variant="secondary" size="sm" name="change" value={one.pausedAt ? "resume" : "pause"}>
          {t(one.pausedAt ? "me.resume" : "me.pause")}
        </SubmitButton>
        {/* It cannot be taken back, so it takes two presses. */}
        <Disclosure summary={t("me.leave")}>
          <p className="mb-2 max-w-60 text-sm text-muted">{t("me.leaveText")}</p>
          <SubmitButton variant="danger" size="sm" name="change" value="leave">
            {t("me.leaveNow")}
          </SubmitButton>
        </Disclosure>
      </ActionForm>
    </li>
  );
}

async function Outcome({ line }: { line: LedgerLine }) {
  const { t, href } = await intl("ambassadors");
  const kinds = ["accepted", "contested", "worked", "article", "rating", "reward"] as const;
  const what = kinds.find((kind) => kind === line.what);
  const capped = caps.find((cap) => cap === line.capped);
  return (
    <>
      {what && t(`me.what.${what}`)}
      {line.isCorrection && ` (${t("me.correction")})`}
      {line.note && <bdi> {line.note}</bdi>}
      {line.question && (
        <>
          {": "}
          <TextLink href={href(`/questions/${line.question.id}/${line.question.slug}`)} dir="auto">
            {line.question.title}
          </TextLink>
        </>
      )}
      {capped && <span className="block text-faint">{t(`me.capped.${capped}`)}</span>}
    </>
  );
}

async function Nudge({ nudge }: { nudge: OwnNudge }) {
  const { t, href, format } = await intl("ambassadors");
  const { t: notify } = await intl("notify");
  const because = nudge.reasons
    .filter((reason) => notify.has(`because.${reason}` as never))
    .map((reason) => notify(`because.${reason}` as never) as string);
  return (
    <li className="py-2.5">
      <TextLink href={href(`/questions/${nudge.question.id}/${nudge.question.slug}`)} dir="auto">
        {nudge.question.title}
      </TextLink>
      <Meta className="mt-0.5">
        <span>
          {because.length > 0 && nudge.state === "sent"
            ? t("me.nudgeBecause", { because: format.list(because) })
            : t(`me.nudge.${nudge.state}`)}
        </span>
        <When at={nudge.at} />
      </Meta>
    </li>
  );
}
