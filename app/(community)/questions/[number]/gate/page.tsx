import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Page, PageHeader, Section } from "@/components/ui/layout";
import { Facts } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { Table, Td, Th } from "@/components/ui/table";
import { Textarea } from "@/components/ui/textarea";
import { explainGate, type GateExplanation } from "@/lib/community/queries/explain-gate";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { setRulesAside } from "./actions";

type Props = { params: Promise<{ number: string }> };

/** Why a person may take over or not: the rule, the facts it was given, and from when it will be possible. */
export default async function GatePage({ params }: Props) {
  const { number } = await params;
  if (!/^\d{1,9}$/.test(number)) notFound();
  const told = await shown(explainGate(await currentContext(), Number(number)));
  const { t, href } = await intl("gate");
  const { t: thread } = await intl("thread");
  const { gate } = told;
  return (
    <Page narrow>
      <PageHeader
        title={t("title")}
        above={
          <Breadcrumbs
            label={thread("number", { number: told.number })}
            items={[{ href: href(`/questions/${told.number}/${told.slug}`), label: told.title }]}
          />
        }
      />
      <Notice tone={gate.yes ? "staff" : "info"} className="mb-6">
        {gate.yes
          ? thread.rich("rail.gateYes", {
              rule: thread(`rail.rules.${gate.rule}`),
              at: () => <When at={gate.since} mode="local" />,
            })
          : thread("rail.gateNo", { because: thread(`rail.because.${gate.because}`) })}
        {!gate.yes && gate.possibleFrom && (
          <p>{t.rich("possibleFrom", { at: () => <When at={gate.possibleFrom!} mode="local" /> })}</p>
        )}
      </Notice>
      <div className="space-y-9">
        <Rules told={told} />
        <Given told={told} />
        <History told={told} />
        <Override told={told} />
      </div>
    </Page>
  );
}

async function Rules({ told }: { told: GateExplanation }) {
  const { t } = await intl("gate");
  const { t: thread } = await intl("thread");
  return (
    <Section title={t("rules")}>
      <Table caption={t("rules")} captionHidden>
        <thead>
          <tr>
            <Th>{t("rule")}</Th>
            <Th>{t("opens")}</Th>
          </tr>
        </thead>
        <tbody>
          {told.each.map(({ rule, on, at, opens }) => (
            <tr key={rule}>
              <Td>{thread(`rail.rules.${rule}`)}</Td>
              <Td>
                {!on ? t("off") : at ? <When at={at} mode="local" /> : t("notByTime")}
                {on && <span className="block text-sm text-muted">{t(`opensBy.${opens}`)}</span>}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-sm text-muted">{t(told.hasCalendar ? "openHours" : "everyHour")}</p>
    </Section>
  );
}

async function Given({ told: { facts } }: { told: GateExplanation }) {
  const { t } = await intl("gate");
  return (
    <Section title={t("facts")}>
      <Facts
        items={[
          { term: t("clock"), value: facts.clockStart ? <When at={facts.clockStart} /> : "–" },
          { term: t("answers"), value: t("answersOf", { count: facts.answers, failed: facts.failed }) },
          { term: t("seen"), value: facts.seenAt ? <When at={facts.seenAt} /> : "–" },
          { term: t("contested"), value: String(facts.contests) },
          { term: t("certified"), value: String(facts.certificates) },
          { term: t("same"), value: String(facts.demand) },
          { term: t("covered"), value: t(facts.isCovered ? "yes" : "no") },
          { term: t("urgent"), value: t(facts.isUrgent ? "yes" : "no") },
          {
            term: t("rested"),
            value: t("restedHours", { count: facts.infoRequests, hours: facts.restedHours }),
          },
        ]}
      />
    </Section>
  );
}

async function History({ told }: { told: GateExplanation }) {
  const { t } = await intl("gate");
  const { t: desk } = await intl("desk");
  const { t: thread } = await intl("thread");
  if (told.refusals.length + told.opened.length === 0) return null;
  return (
    <Section title={t("history")}>
      <ul className="space-y-2 text-sm">
        {told.opened.map((one) => (
          <li key={`opened ${one.id}`}>
            <When at={one.at} mode="local" />:{" "}
            {t("openedBy", { ground: desk(`grounds.${one.grounds as "R1"}`) })}{" "}
            {one.by && <bdi>({one.by})</bdi>} {one.reason && <span dir="auto">{one.reason}</span>}
          </li>
        ))}
        {told.refusals.map((one) => (
          <li key={one.createdAt.toISOString()}>
            <When at={one.createdAt} mode="local" />: {t(`attempt.${one.attempt as "ask_person"}`)},{" "}
            {thread.has(`rail.because.${one.reason}` as never)
              ? thread(`rail.because.${one.reason as "not_yet"}`)
              : one.reason}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** It stands here also when the case has just been opened, so that the admin reads that it is. */
async function Override({ told }: { told: GateExplanation }) {
  const { t } = await intl("gate");
  return (
    <ActionForm id="override" action={setRulesAside}>
      {told.mayOverride && (
        <Section title={t("override.title")}>
          <p className="mb-3 max-w-prose text-muted">{t("override.lead")}</p>
          <input type="hidden" name="questionId" value={told.number} />
          <Field name="reason" label={t("override.reason")} required>
            <Textarea rows={2} maxLength={500} dir="auto" />
          </Field>
          <SubmitButton variant="danger" className="mt-3">
            {t("override.open")}
          </SubmitButton>
        </Section>
      )}
    </ActionForm>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("gate");
  return { title: t("title"), robots: { index: false } };
}
