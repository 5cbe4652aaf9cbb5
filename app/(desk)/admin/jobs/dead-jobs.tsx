import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/layout";
import { List, Row } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";
import type { DeadJob } from "@/lib/jobs/queries/queue-state";
import { discard, retry } from "./actions";
import { jobName } from "./job-name";

/** Jobs that were given up, why, and the button that gives them another chance. */
export async function DeadJobs({ jobs }: { jobs: DeadJob[] }) {
  const { t } = await intl("admin");
  const name = await jobName();
  return (
    <Section title={t("jobs.dead")}>
      {jobs.length === 0 ? (
        <p className="flex items-start gap-2 text-muted">
          <Icon name="check" size={18} className="mt-1 text-faint" />
          {t("jobs.noDead")}
        </p>
      ) : (
        <List label={t("jobs.dead")}>
          {jobs.map((job) => (
            <li key={job.id} className="py-1">
              <ul>
                <Row
                  className="py-2 max-sm:flex-wrap max-sm:[&>div]:basis-full"
                  title={name(job.name)}
                  meta={
                    <>
                      <code className="text-xs">{job.name}</code>
                      <span>{t("jobs.attempts", { count: job.attempts })}</span>
                      <span>
                        {t("jobs.failedAt")} <When at={job.failedAt} mode="local" />
                      </span>
                    </>
                  }
                  trail={
                    <>
                      <ActionForm id={`retry-${job.id}`} action={retry} messages="none">
                        <input type="hidden" name="jobId" value={job.id} />
                        <SubmitButton
                          variant="secondary"
                          size="sm"
                          icon="refresh"
                          aria-label={t("jobs.retryOf", { name: name(job.name) })}
                        >
                          {t("jobs.retry")}
                        </SubmitButton>
                      </ActionForm>
                      <ActionForm id={`discard-${job.id}`} action={discard} messages="none">
                        <input type="hidden" name="jobId" value={job.id} />
                        <SubmitButton
                          variant="quiet"
                          size="sm"
                          aria-label={t("jobs.discardOf", { name: name(job.name) })}
                        >
                          {t("jobs.discard")}
                        </SubmitButton>
                      </ActionForm>
                    </>
                  }
                />
              </ul>
              {job.error && (
                <Disclosure summary={t("jobs.error")}>
                  <pre
                    dir="ltr"
                    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
                    tabIndex={0}
                    className="max-h-60 overflow-auto rounded-md bg-sunken px-3 py-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere"
                  >
                    {job.error}
                  </pre>
                </Disclosure>
              )}
            </li>
          ))}
        </List>
      )}
    </Section>
  );
}
