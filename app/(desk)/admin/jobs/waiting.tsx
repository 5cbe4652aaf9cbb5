import { When } from "@/components/site/when";
import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/layout";
import { Table, Td, Th } from "@/components/ui/table";
import { intl } from "@/lib/http/intl";
import type { WaitingJobs } from "@/lib/jobs/queries/waiting-jobs";
import { jobName } from "./job-name";

/** What waits in the queue, a line for each kind of job. */
export async function Waiting({ jobs }: { jobs: WaitingJobs[] }) {
  const { t, format } = await intl("admin");
  const name = await jobName();
  return (
    <Section title={t("jobs.waiting")}>
      {jobs.length === 0 ? (
        <p className="flex items-start gap-2 text-muted">
          <Icon name="check" size={18} className="mt-1 text-faint" />
          {t("jobs.noWaiting")}
        </p>
      ) : (
        <Table caption={t("jobs.waiting")}>
          <thead>
            <tr>
              <Th>{t("jobs.job")}</Th>
              <Th numeric>{t("jobs.count")}</Th>
              <Th numeric>{t("jobs.failing")}</Th>
              <Th>{t("jobs.next")}</Th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <tr key={job.name}>
                <Td className="min-w-48">
                  {name(job.name)}
                  {job.lastError && (
                    <p className="line-clamp-2 text-danger" dir="auto">
                      {job.lastError}
                    </p>
                  )}
                </Td>
                <Td numeric>{format.number(job.count)}</Td>
                <Td numeric>{format.number(job.failing)}</Td>
                <Td className="whitespace-nowrap">
                  <When at={job.nextAt} mode="local" />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
