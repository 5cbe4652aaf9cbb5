import type { Metadata } from "next";
import type { ReactNode } from "react";
import { When } from "@/components/site/when";
import { Bar } from "@/components/ui/bar";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Page, PageHeader, Section } from "@/components/ui/layout";
import { Table, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text";
import { type GateInsight, gateInsight, type Spread } from "@/lib/desk/queries/gate-insight";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { languageName } from "@/lib/i18n/language-name";
import { can } from "@/lib/policy";

export default async function InsightsPage() {
  const ctx = await currentContext();
  const insight = await shown(gateInsight(ctx));
  const { t, href, locale } = await intl("insight");
  const { t: desk } = await intl("desk");
  const above = can(ctx.actor, "desk.read") && (
    <Breadcrumbs label={desk("backToDesk")} items={[{ href: href("/desk"), label: desk("backToDesk") }]} />
  );
  return (
    <Page>
      <PageHeader title={t("title")} above={above || undefined}>
        {t("lead", { days: insight.days, asked: insight.asked, opened: insight.opened })}
      </PageHeader>
      <div className="grid gap-x-10 gap-y-9 lg:grid-cols-2">
        <Openings insight={insight} />
        <Promises promises={insight.promises} />
        <Overrides overrides={insight.overrides} />
        <People people={insight.byPerson} />
        <Waits title={t("byTopic")} group={t("topic")} rows={insight.byTopic} />
        <Waits
          title={t("byLanguage")}
          group={t("language")}
          rows={insight.byLanguage.map((row) => ({ ...row, name: languageName(row.name, locale) }))}
        />
        <Waits title={t("byPlan")} group={t("plan")} rows={insight.byPlan} />
        <DelaysOnly topics={insight.delaysOnly} />
        <Refusals refusals={insight.refusals} />
      </div>
    </Page>
  );
}

/** A figure has its definition beside it; without anything to show it says so. */
function Figure({
  title,
  what,
  empty,
  children,
}: {
  title: string;
  what: string;
  empty: string | null;
  children: ReactNode;
}) {
  return (
    <Section title={title}>
      <p className="mb-3 max-w-prose text-sm text-muted">{what}</p>
      {empty ? <p className="text-sm">{empty}</p> : children}
    </Section>
  );
}

async function Openings({ insight }: { insight: GateInsight }) {
  const { t, format } = await intl("insight");
  const { t: desk } = await intl("desk");
  return (
    <Figure title={t("byRule")} what={t("byRuleWhat")} empty={insight.opened === 0 ? t("none") : null}>
      <div className="space-y-2.5">
        {insight.byGrounds.map(({ grounds, count }) => (
          <Bar
            key={grounds}
            value={count}
            max={insight.opened}
            text={`${desk(`grounds.${grounds as "R1"}`)}${/^R\d$/.test(grounds) ? ` (${grounds})` : ""}: ${format.number(count)}`}
          />
        ))}
      </div>
    </Figure>
  );
}

async function Promises({ promises }: { promises: GateInsight["promises"] }) {
  const { t, format } = await intl("insight");
  return (
    <Figure title={t("promises")} what={t("promisesWhat")} empty={promises.length === 0 ? t("none") : null}>
      <Table caption={t("promises")} captionHidden>
        <thead>
          <tr>
            <Th>{t("team")}</Th>
            <Th numeric>{t("kept")}</Th>
            <Th numeric>{t("missed")}</Th>
            <Th numeric>{t("rate")}</Th>
          </tr>
        </thead>
        <tbody>
          {promises.map(({ team, kept, missed }) => (
            <tr key={team}>
              <Td>
                <bdi>{team}</bdi>
              </Td>
              <Td numeric>{format.number(kept)}</Td>
              <Td numeric>{format.number(missed)}</Td>
              <Td numeric>
                {kept + missed === 0
                  ? "–"
                  : format.number(kept / (kept + missed), { style: "percent", maximumFractionDigits: 0 })}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Figure>
  );
}

async function Overrides({ overrides }: { overrides: GateInsight["overrides"] }) {
  const { t, href } = await intl("insight");
  return (
    <Figure
      title={t("overrides")}
      what={t("overridesWhat")}
      empty={overrides.length === 0 ? t("noOverrides") : null}
    >
      <ul className="space-y-3 text-sm">
        {overrides.map((one) => (
          <li key={one.id}>
            <TextLink href={href(`/questions/${one.questionId}`)} dir="auto">
              {one.title || t("restricted")}
            </TextLink>
            {one.reason && <p dir="auto">{one.reason}</p>}
            <p className="text-faint">
              <bdi>{one.by}</bdi> · <When at={one.at} />
            </p>
          </li>
        ))}
      </ul>
    </Figure>
  );
}

async function People({ people }: { people: GateInsight["byPerson"] }) {
  const { t, href, format } = await intl("insight");
  const { t: desk } = await intl("desk");
  return (
    <Figure title={t("byPerson")} what={t("byPersonWhat")} empty={people.length === 0 ? t("none") : null}>
      <Table caption={t("byPerson")} captionHidden>
        <thead>
          <tr>
            <Th>{t("person")}</Th>
            <Th>{t("ground")}</Th>
            <Th numeric>{t("count")}</Th>
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <tr key={`${one.handle} ${one.grounds}`}>
              <Td>
                <TextLink href={href(`/people/${one.handle}`)}>
                  <bdi>{one.name}</bdi>
                </TextLink>
              </Td>
              <Td>{desk(`grounds.${one.grounds as "R1"}`)}</Td>
              <Td numeric>{format.number(one.count)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Figure>
  );
}

async function Waits({ title, group, rows }: { title: string; group: string; rows: Spread[] }) {
  const { t, format } = await intl("insight");
  return (
    <Figure title={title} what={t("waitWhat")} empty={rows.length === 0 ? t("none") : null}>
      <Table caption={title} captionHidden>
        <thead>
          <tr>
            <Th>{group}</Th>
            <Th numeric>{t("count")}</Th>
            <Th numeric>{t("median")}</Th>
            <Th numeric>{t("p90")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <Td>
                <bdi>{row.name}</bdi>
              </Td>
              <Td numeric>{format.number(row.count)}</Td>
              <Td numeric>{format.number(row.median)}</Td>
              <Td numeric>{format.number(row.p90)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Figure>
  );
}

async function DelaysOnly({ topics }: { topics: GateInsight["delaysOnly"] }) {
  const { t, format } = await intl("insight");
  return (
    <Figure
      title={t("delaysOnly")}
      what={t("delaysOnlyWhat")}
      empty={topics.length === 0 ? t("noDelays") : null}
    >
      <div className="space-y-2.5">
        {topics.map((topic) => (
          <div key={topic.id}>
            <p className="font-medium">
              <bdi>{topic.name}</bdi>
            </p>
            <Bar
              value={topic.opened}
              max={topic.asked}
              tone="danger"
              text={t("delays", {
                opened: topic.opened,
                asked: topic.asked,
                hours: format.number(topic.waited),
              })}
            />
          </div>
        ))}
      </div>
    </Figure>
  );
}

async function Refusals({ refusals }: { refusals: GateInsight["refusals"] }) {
  const { t, format } = await intl("insight");
  const { t: thread } = await intl("thread");
  return (
    <Figure title={t("refusals")} what={t("refusalsWhat")} empty={refusals.length === 0 ? t("none") : null}>
      <ul className="space-y-1 text-sm">
        {refusals.map(({ reason, count }) => (
          <li key={reason}>
            {format.number(count)} ·{" "}
            {thread.has(`rail.because.${reason}` as never)
              ? thread(`rail.because.${reason as "not_yet"}`)
              : reason}
          </li>
        ))}
      </ul>
    </Figure>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("insight");
  return { title: t("title"), robots: { index: false } };
}
