import { linkMinutes } from "@/lib/accounts/sign-in-links";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { composeMail } from "./compose";
import type { OutgoingMail } from "./queue-mail";

type Words = Omit<OutgoingMail, "key" | "to">;

/** A link that was asked for. It says nothing that anybody typed: the address may be a stranger's. */
export function signInMail(purpose: "sign_in" | "confirm", link: string, locale: Locale): Words {
  const t = translator(locale, "notify");
  const part = purpose === "confirm" ? "confirm" : "signIn";
  const mail = composeMail({
    subject: t(`${part}.subject`),
    paragraphs: [t(`${part}.body`, { minutes: linkMinutes })],
    link: { label: t(`${part}.link`), url: link },
    footer: [t("whySignIn")],
    language: locale,
  });
  return { ...mail, kind: purpose };
}

/** Tells the owner of an account that somebody asks for links without end. */
export function warningMail(locale: Locale): Words {
  const t = translator(locale, "notify");
  const mail = composeMail({
    subject: t("manySignIns.subject"),
    paragraphs: [t("manySignIns.body")],
    footer: [t("whySignIn")],
    language: locale,
  });
  return { ...mail, kind: "many_sign_ins" };
}

/** Tells somebody that the account of their earlier posts can be taken over. */
export function claimMail(link: string, hours: number, locale: Locale): Words {
  const t = translator(locale, "notify");
  const mail = composeMail({
    subject: t("claim.subject"),
    paragraphs: [t("claim.body", { hours })],
    link: { label: t("claim.link"), url: link },
    footer: [t("whySignIn")],
    language: locale,
  });
  return { ...mail, kind: "claim" };
}
