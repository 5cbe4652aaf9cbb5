import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import type { AdminHome } from "@/lib/site/queries/admin-home";
import { checkLaws } from "./actions";

type Laws = NonNullable<AdminHome["laws"]>;
type Props = { home: AdminHome; isChecking: boolean };

/** Whether every law holds, with what breaks one, and the length of the queue. */
export async function Health({ home: { laws, queue }, isChecking }: Props) {
  const { t } = await intl("admin");
  const line = "flex items-start gap-2 text-muted";
  return (
    <Section id="health" title={t("home.laws")}>
      <div className="space-y-2">
        {isChecking && (
          <Notice role="status" icon="refresh">
            {t("home.checking")}
          </Notice>
        )}
        {laws && laws.broken.length > 0 ? (
          <Broken laws={laws} />
        ) : (
          <p className={line}>
            <Icon name={laws ? "check" : "open"} size={18} className="mt-1 text-faint" />
            <span>
              {laws ? t("home.lawsHold", { count: laws.all }) : t("home.lawsNever")}{" "}
              {laws && <When at={laws.checkedAt} />}
            </span>
          </p>
        )}
        <p className={line}>
          <Icon name="refresh" size={18} className="mt-1 text-faint" />
          {t("home.queue", { count: queue.waiting })}
        </p>
        <ActionForm id="check-laws" action={checkLaws} className="pt-1">
          <SubmitButton variant="secondary" size="sm">
            {t("home.checkNow")}
          </SubmitButton>
        </ActionForm>
      </div>
    </Section>
  );
}

async function Broken({ laws }: { laws: Laws }) {
  const { t, href } = await intl("admin");
  return (
    <Notice tone="danger" title={t("home.lawsBroken", { broken: laws.broken.length })}>
      <p>
        {t("home.lawsBrokenText", { count: laws.all })} <When at={laws.checkedAt} />
      </p>
      <ul className="mt-2 list-disc space-y-1.5 ps-4">
        {laws.broken.map((breach) => (
          <li key={breach.law}>
            {lawText(breach.law)}
            <span className="ms-2 inline-flex flex-wrap gap-x-2">
              {breach.subjects.map((subject) => (
                <TextLink key={subject} href={href(`/admin/audit?subject=${encodeURIComponent(subject)}`)}>
                  <bdi>{subject}</bdi>
                </TextLink>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );

  function lawText(law: string): string {
    const key = `laws.${law.toLowerCase().replace(/[^a-z]+/g, "_")}`;
    return t.has(key as never) ? t(key as never) : law;
  }
}
