import { When } from "@/components/site/when";
import { List, Row } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";
import type { PersonAccount } from "@/lib/people/queries/person-account";

const known = [
  "account_opened",
  "account_claimed",
  "claim_offered",
  "appointed",
  "appointment_ended",
  "reinstated",
  "profile_changed",
  "mail_stopped",
] as const;

/** What was done to an account, from the audit. */
export async function History({ lines }: { lines: PersonAccount["history"] }) {
  const { t } = await intl("people");
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
    const simple = known.find((name) => name === action);
    return simple ? t(`actions.${simple}`) : t("actions.other", { action });
  }

  function roleName(role: unknown): string {
    const name = (["customer", "agent", "curator", "admin"] as const).find((one) => one === role);
    return name ? t(`roles.${name}`) : String(role);
  }
}
