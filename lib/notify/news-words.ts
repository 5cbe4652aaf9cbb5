import type { Locale } from "@/lib/i18n/locales";
import { formatter, translator } from "@/lib/i18n/translator";
import type { NewsData, NewsKind } from "./kinds";

export type Telling = {
  kind: NewsKind;
  data: NewsData;
  actorName: string | null;
  question: { id: number; title: string; askerId: string; visibility: "public" | "restricted" } | null;
  reader: { id: string; timeZone: string };
  locale: Locale;
};

/** The same news as one line in the app, and as subject and body of a mail. */
export function newsWords(telling: Telling, place: "app" | "mail") {
  const { kind, locale } = telling;
  const t = translator(locale, "notify");
  const values = wordsFor(telling, place) as never;
  return {
    line: () => t(`${kind}.line` as never, values) as string,
    subject: () => t(`${kind}.subject` as never, values) as string,
    body: () => t(`${kind}.body` as never, values) as string,
  };
}

function wordsFor({ data, actorName, question, reader, locale }: Telling, place: "app" | "mail") {
  const t = translator(locale, "notify");
  const isPrivate = place === "mail" && question?.visibility === "restricted";
  const count = Number(data.count ?? 0);
  // Alerts, and the team's own promises, carry a word of the program there instead of somebody's sentence.
  const code = /^[a-z]+_[a-z_]+$/.test(String(data.what ?? "")) ? `alerts.${data.what}` : null;
  const named = code && t.has(code as never) ? (t(code as never, { count } as never) as string) : "";
  const what = isPrivate ? "" : code ? named : String(data.what ?? "");
  const due = typeof data.due === "string" ? new Date(data.due) : null;
  return {
    actor: actorName || t("somebody"),
    // Mail passes through many hands: what only the asker and staff may read is not named there.
    title: !question
      ? ""
      : isPrivate
        ? t("restrictedTitle", { number: String(question.id) })
        : question.title,
    mine: question?.askerId === reader.id ? "yes" : "no",
    due: due
      ? formatter(locale, reader.timeZone).dateTime(due, {
          weekday: "short",
          day: "numeric",
          month: "short",
          hour: "2-digit",
          minute: "2-digit",
          timeZoneName: "short",
        })
      : "",
    // A term ends in a year or two: the day counts, with its year.
    day: due ? formatter(locale, reader.timeZone).dateTime(due, { dateStyle: "long" }) : "",
    hasDue: due ? "yes" : "no",
    what,
    hasWhat: what ? "yes" : "no",
    reason: String(data.reason ?? ""),
    hasReason: data.reason ? "yes" : "no",
    topic: formatter(locale, reader.timeZone).list(String(data.topic ?? "").split("\n")),
    hasTopic: data.topic ? "yes" : "no",
    because: becauseOf(data.because, locale, reader.timeZone),
    hasBecause: data.because ? "yes" : "no",
    count,
    alert: String(data.what ?? ""),
    outcome: String(data.outcome ?? ""),
  };
}

/** Why somebody of all people is told, from the words of the program to words for them. */
function becauseOf(codes: unknown, locale: Locale, timeZone: string): string {
  if (typeof codes !== "string") return "";
  const t = translator(locale, "notify");
  const reasons = codes.split(" ").filter((code) => t.has(`because.${code}` as never));
  return formatter(locale, timeZone).list(reasons.map((code) => t(`because.${code}` as never) as string));
}
