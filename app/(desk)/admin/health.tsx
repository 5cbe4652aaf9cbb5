import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import type { AdminHome } from "@/lib/site/queries/admin-home";

/** Whether every law holds, with what breaks one, and the length of the queue. */
export async function Health({ home }: { home: AdminHome }) {
  const { t, href } = await intl("admin");
  const { laws, queue } = home;
  const line = "flex items-start gap-2 text-muted";
  return (
    <Section id="health" title={t("home.laws")}>
      <div className="space-y-2">
        {laws.broken.length === 0 ? (
          <p className={line}>
            <Icon name="check" size={18} className="mt-1 text-faint" />
            {t("home.lawsHold", { count: laws.all })}
          </p>
        ) : (
          <Notice tone="danger" title={t("home.lawsBroken", { broken: laws.broken.length })}>
            <p>{t("home.lawsBrokenText", { count: laws.all })}</p>
            <ul className="mt-2 list-disc space-y-1.5 ps-4">
              {laws.broken.map((breach) => (
                <li key={breach.law}>
                  {lawText(breach.law)}
                  <span className="ms-2 inline-flex flex-wrap gap-x-2">
                    {breach.subjects.map((subject) => (
                      <TextLink
                        key={subject}
                        href={href(`/admin/audit?subject=${encodeURIComponent(subject)}`)}
                      >
                        <bdi>{subject}</bdi>
                      </TextLink>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <p className={line}>
          <Icon name="refresh" size={18} className="mt-1 text-faint" />
          {t("home.queue", { count: queue.waiting })}
        </p>
      </div>
    </Section>
  );

  function lawText(law: string): string {
    const key = `laws.${law.toLowerCase().replace(/[^a-z]+/g, "_")}`;
    return t.has(key as never) ? t(key as never) : law;
  }
}
