import { intl } from "@/lib/http/intl";

/** What a job does, in words, or its name where nobody has written any. */
export async function jobName(): Promise<(name: string) => string> {
  const { t } = await intl("admin");
  return (name) => {
    const key = `jobs.names.${name}`;
    return t.has(key as never) ? t(key as never) : name;
  };
}
