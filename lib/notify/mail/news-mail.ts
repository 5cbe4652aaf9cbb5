import { env } from "@/lib/env";
import { asLocale } from "@/lib/i18n/locales";
import { linker, translator } from "@/lib/i18n/translator";
import { type News, type NewsKind, workshopKinds } from "../kinds";
import { newsLink } from "../news-link";
import { newsWords, type Telling } from "../news-words";
import { composeMail } from "./compose";
import type { OutgoingMail } from "./queue-mail";
import { unsubscribeHeaders, unsubscribePage } from "./unsubscribe-links";

type Input = {
  news: News;
  person: { id: string; role: string; language: string; timeZone: string };
  question: (NonNullable<Telling["question"]> & { slug: string }) | null;
  actorName: string | null;
};

/** The mail for one piece of news, in the language of the one who gets it. */
export function newsMail({ news, person, question, actorName }: Input): Omit<OutgoingMail, "key" | "to"> {
  const locale = asLocale(person.language);
  const { SITE_URL } = env();
  const data = news.data ?? {};
  const words = newsWords({ kind: news.kind, data, actorName, question, reader: person, locale }, "mail");
  const t = translator(locale, "notify");
  const list = news.kind === "ambassador_nudge" ? "nudges" : "all";
  const href = linker(locale);
  const page = new URL(href(newsLink(news.kind, data, question, person)), SITE_URL).href;
  const goodbye = unsubscribePage(person.id, list, locale);

  const mail = composeMail({
    subject: words.subject(),
    paragraphs: words.body().split("\n\n"),
    link: { label: t("open"), url: page },
    footer: [t(reasonOf(news.kind)), t("unsubscribe", { url: goodbye })],
    language: locale,
  });
  return {
    ...mail,
    kind: news.kind,
    headers: {
      ...unsubscribeHeaders(person.id, list),
      ...(question && { References: `<question-${question.id}@${new URL(SITE_URL).hostname}>` }),
    },
  };
}

/** Why this mail came, of all that somebody may have told the site to send. */
function reasonOf(kind: NewsKind): "why" | "whyMentioned" | "whyWorkshop" {
  if (kind === "mentioned") return "whyMentioned";
  return workshopKinds.includes(kind) ? "whyWorkshop" : "why";
}
