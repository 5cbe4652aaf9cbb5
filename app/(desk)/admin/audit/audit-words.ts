import { intl } from "@/lib/http/intl";

/** The words for an action of the audit, or the action itself where nobody has written any. */
export async function actionName(): Promise<(action: string, kind?: string) => string> {
  const { t } = await intl("admin");
  return (action, kind) => {
    // A few words mean one thing of a question and another of its case.
    const own = `audit.ofKind.${kind}_${action}`;
    if (kind && t.has(own as never)) return t(own as never);
    const key = `audit.actions.${action.replaceAll(".", "_")}`;
    return t.has(key as never) ? t(key as never) : action;
  };
}

type Data = Record<string, unknown>;
const isRecord = (value: unknown): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What a line says in one sentence beside its action: a reason, a step from one value to another, or which fields changed. */
export async function dataSentence(data: Data): Promise<string | null> {
  const { t } = await intl("admin");
  const { t: moderation } = await intl("moderation");
  const code = `reasons.${String(data.reason)}`;
  if (/^[a-z_]+$/.test(String(data.reason)) && moderation.has(code as never))
    return t("audit.reason", { reason: moderation(code as never) });
  if (typeof data.reason === "string" && data.reason) return t("audit.reason", { reason: data.reason });
  const word = (value: string) =>
    t.has(`audit.factWords.${value}` as never) ? t(`audit.factWords.${value}` as never) : value;
  if (typeof data.from === "string" && typeof data.to === "string")
    return t("audit.fromTo", { from: word(data.from), to: word(data.to) });
  const changed = changedFields(data.before, data.after);
  if (changed.length > 0) return t("audit.changed", { fields: changed.join(", ") });
  const facts = shortFacts(data).map(([name, value]) =>
    t("audit.fact", {
      name: t.has(`audit.factNames.${name}` as never) ? t(`audit.factNames.${name}` as never) : name,
      value: word(value),
    }),
  );
  return facts.length > 0 ? facts.join(", ") : null;
}

/** `name: "Old" → "New"` for each field of `after` that differs; nothing where there was no before. */
export function changedFields(before: unknown, after: unknown, path = ""): string[] {
  if (!isRecord(before) || !isRecord(after)) return [];
  if (path === "" && Object.keys(before).length === 0) return [];
  return Object.keys(after).flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    if (isRecord(now)) return changedFields(isRecord(old) ? old : {}, now, `${path}${name}.`);
    const same = JSON.stringify(old ?? null) === JSON.stringify(now ?? null);
    return same ? [] : [`${path}${name}: ${shortly(old)} → ${shortly(now)}`];
  });
}

/** The words among the data that fit into a line, without numbers of rows. */
export const shortFacts = (data: Data): [name: string, value: string][] =>
  Object.entries(data).flatMap(([name, value]) =>
    typeof value === "string" &&
    value !== "" &&
    value.length <= 60 &&
    !/(id|^body)$/i.test(name) &&
    !/^\d{4}-/.test(value)
      ? [[name, value]]
      : [],
  );

const shortly = (value: unknown): string => {
  const text = value === null || value === undefined || value === "" ? "–" : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};
