import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Row } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";
import type { MailLine, MailView } from "@/lib/notify/queries/mail-state";
import { retry } from "./actions";

/** One mail: its subject, where it goes, and why it did not. */
export async function MailRow({ mail, view }: { mail: MailLine; view: MailView }) {
  const { t } = await intl("admin");
  const isWithheld = mail.error === "withheld";
  return (
    <Row
      level={2}
      className="max-sm:flex-wrap max-sm:[&>div]:basis-full"
      title={<span className="wrap-anywhere">{mail.subject}</span>}
      text={
        mail.error && (
          <span className={isWithheld ? undefined : "text-danger"} dir="auto">
            {isWithheld ? t("mail.withheld") : mail.error}
          </span>
        )
      }
      meta={
        <>
          <span>
            {t("mail.to")} <bdi className="wrap-anywhere">{mail.to}</bdi>
          </span>
          <code className="text-xs">{mail.kind}</code>
          {view !== "sent" && <span>{t("mail.attempts", { count: mail.attempts })}</span>}
          <When at={mail.at} mode="local" />
        </>
      }
      trail={
        view === "dead" &&
        !isWithheld && (
          <ActionForm id={`retry-${mail.id}`} action={retry} messages="none">
            <input type="hidden" name="mailId" value={mail.id} />
            <SubmitButton
              variant="secondary"
              size="sm"
              icon="refresh"
              aria-label={t("mail.retryOf", { subject: mail.subject })}
            >
              {t("mail.retry")}
            </SubmitButton>
          </ActionForm>
        )
      }
    />
  );
}
