import { When } from "@/components/site/when";
import { List, Row } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";
import type { PersonAccount } from "@/lib/people/queries/person-account";

const known = [
  "account_opened",
  "account_claimed",
  "claim_offered",
  "reinstated",
  "profile_changed",
  "mail_stopped",
  "applied",
  "application_withdrawn",
  "application_appointed",
  "application_declined",
  "invited",
  "quiz_passed",
  "quiz_failed",
  "rewarded",
  "news_settings_changed",
  "data_asked_for",
] as const;
const appointmentActions = [
  "appointment_ended",
  "appointment_paused",
  "appointment_resumed",
  "appointment_renewed",
] as const;

/** What was done to an account, from the audit. */
export async function History({ account }: { account: PersonAccount }) {
  const { t } = await intl("people");
  const { history: lines, topics } = account;
  if (lines.length === 0) return <p className="text-muted">{t("noHistory")}</p>;
  const told = lines.map((line) => ({ ...line, words: words(line.action, line.data) }));
  return (
    <List>
      {told.map((line) => (
        <Row
          key={line.id}
          title={line.words}
          meta={
            <>
              {line.action !== "suspended" && typeof line.data.reason === "string" && line.data.reason && (
                <q dir="auto">{line.data.reason}</q>
              )}
              <span>{t("by", { name: line.by ?? t("system") })}</span>
              <When at={line.at} />
            </>
          }
        />
      ))}
    </List>
  );

  function words(action: string, data: Record<string, unknown>): string {
    if (action === "role_changed")
      return t("actions.role_changed", { from: roleName(data.from), to: roleName(data.to) });
    if (action === "suspended") return t("actions.suspended", { reason: String(data.reason ?? "") });
    if (action === "appointed") return t("actions.appointed", { topic: topicName(data.topic) });
    const changed = appointmentActions.find((name) => name === action);
    if (changed) return t(`actions.${changed}`, { topic: topicName(data.topic) });
    const simple = known.find((name) => name === action);
    return simple ? t(`actions.${simple}`) : t("actions.other", { action });
  }

  function topicName(id: unknown): string {
    return topics.find((topic) => topic.id === id)?.name ?? t("someTopic");
  }

  function roleName(role: unknown): string {
    const name = (["customer", "agent", "curator", "admin"] as const).find((one) => one === role);
    return name ? t(`roles.${name}`) : String(role);
  }
}
