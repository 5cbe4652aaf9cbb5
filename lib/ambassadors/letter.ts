import { env } from "@/lib/env";
import { asLocale } from "@/lib/i18n/locales";
import { formatter, linker, translator } from "@/lib/i18n/translator";
import { composeMail } from "@/lib/notify/mail/compose";
import type { OutgoingMail } from "@/lib/notify/mail/queue-mail";
import { unsubscribeHeaders, unsubscribePage } from "@/lib/notify/mail/unsubscribe-links";
import type { Helped } from "./whom-they-helped";

type Reader = { id: string; name: string; language: string; timeZone: string };

/** More titles than this nobody reads in a mail; the page has all. */
const MOST = 12;

/** The monthly letter: whom somebody helped, in their own language. */
export function letter(person: Reader, month: Date, helped: Helped): Omit<OutgoingMail, "key" | "to"> {
  const locale = asLocale(person.language);
  const t = translator(locale, "ambassadors");
  const href = linker(locale);
  const { SITE_URL } = env();
  const name = formatter(locale, "UTC").dateTime(month, { month: "long", year: "numeric", timeZone: "UTC" });
  const solved = helped.solved
    .slice(0, MOST)
    .map(({ title, asker }) => t("letter.solvedOne", { title, name: asker }))
    .join("\n");
  const more = helped.solved.length - MOST;
  const paragraphs = [
    t("letter.hello", { name: person.name }),
    t("letter.lead", { month: name, people: helped.people }),
    ...(helped.solved.length > 0
      ? [`${t("letter.solved", { count: helped.solved.length })}\n${solved}`]
      : []),
    ...(more > 0 ? [t("letter.more", { count: more })] : []),
    ...(helped.worked > 0 ? [t("letter.worked", { count: helped.worked })] : []),
    ...(helped.articles.length > 0
      ? [t("letter.articles", { titles: helped.articles.map((one) => `“${one.title}”`).join(", ") })]
      : []),
    t("letter.thanks", { points: helped.points }),
  ];
  const mail = composeMail({
    subject: t("letter.subject", { month: name, people: helped.people }),
    paragraphs,
    link: { label: t("letter.open"), url: new URL(href("/ambassadors/me"), SITE_URL).href },
    footer: [t("letter.why"), t("letter.stop", { url: unsubscribePage(person.id, "letter", locale) })],
    language: locale,
  });
  return { ...mail, kind: "monthly_letter", headers: unsubscribeHeaders(person.id, "letter") };
}
