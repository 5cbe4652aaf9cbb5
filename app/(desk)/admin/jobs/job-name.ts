import { intl } from "@/lib/http/intl";
import type { JobName } from "@/lib/jobs/payloads";

/** What a job does, in words. One of an earlier release, which may still wait, goes by its own name. */
export async function jobName(): Promise<(name: string) => string> {
  const { t } = await intl("admin");
  return (name) => {
    const key = `jobs.names.${name as JobName}` as const;
    return t.has(key) ? t(key) : name;
  };
}
