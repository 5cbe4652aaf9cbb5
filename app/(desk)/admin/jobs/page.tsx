import type { Metadata } from "next";
import { Page, PageHeader, Section } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { Table, Td, Th } from "@/components/ui/table";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { queueState } from "@/lib/jobs/queries/queue-state";
import { waitingJobs } from "@/lib/jobs/queries/waiting-jobs";
import { rhythmOf } from "@/lib/jobs/timer";
import { span } from "../span";
import { DeadJobs } from "./dead-jobs";
import { jobName } from "./job-name";
import { Waiting } from "./waiting";

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function JobsPage({ searchParams }: Props) {
  const given = await searchParams;
  const done = (["retried", "discarded"] as const).find((known) => known === given.done);
  const ctx = await currentContext();
  const state = await shown(queueState(ctx));
  const waiting = await shown(waitingJobs(ctx));
  const { t } = await intl("admin");
  const name = await jobName();
  const time = await span(state.lagSeconds);
  const when = (cron: string) => {
    const rhythm = rhythmOf(cron);
    if (rhythm.every === "minutes") return t("jobs.every.minutes", { count: rhythm.count });
    return rhythm.every === "hour"
      ? t("jobs.every.hour", { minute: rhythm.minute })
      : t("jobs.every.day", { time: rhythm.time });
  };
  return (
    <Page>
      <PageHeader title={t("jobs.title")}>{t("jobs.lead")}</PageHeader>
      <div className="space-y-9">
        {(done || state.lagSeconds >= 60) && (
          <div className="space-y-3">
            {done && (
              <Notice tone="success" role="status">
                {t(`jobs.${done}`)}
              </Notice>
            )}
            {state.lagSeconds >= 60 && <Notice tone="warning">{t("jobs.lagWarn", { time })}</Notice>}
          </div>
        )}
        <DeadJobs jobs={state.dead} />
        <Waiting jobs={waiting} />
        <Section title={t("jobs.timers")}>
          <p className="mb-2 text-sm text-muted">{t("jobs.timersLead")}</p>
          <Table caption={t("jobs.timers")} className="max-w-2xl">
            <thead>
              <tr>
                <Th>{t("jobs.job")}</Th>
                <Th>{t("jobs.when")}</Th>
              </tr>
            </thead>
            <tbody>
              {state.timers.map(({ job, cron }) => (
                <tr key={job}>
                  <Td>{name(job)}</Td>
                  <Td>{when(cron)}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Section>
      </div>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("admin");
  return { title: t("jobs.title"), robots: { index: false } };
}
