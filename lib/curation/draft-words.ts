import { asLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { DraftWords } from "./rules/draft";

/** The words between the sources' own, in the language of the article, or English where the screens do not speak it. */
export function draftWords(language: string): DraftWords {
  const t = translator(asLocale(language.startsWith("zh") ? "zh-CN" : language), "publishing");
  return {
    first: t("draft.first"),
    next: t("draft.next"),
    another: (place) => t("draft.another", { place }),
    sources: (links) => `*${t("draft.sources")}* ${links}`,
    outline: {
      what: t("draft.outline.what"),
      steps: t("draft.outline.steps"),
      otherwise: t("draft.outline.otherwise"),
      toWrite: t("draft.outline.toWrite"),
    },
    takenOut: {
      email: t("draft.takenOut.email"),
      phone: t("draft.takenOut.phone"),
      card: t("draft.takenOut.card"),
      bank_account: t("draft.takenOut.bank_account"),
      secret: t("draft.takenOut.secret"),
      number: t("draft.takenOut.number"),
      name: t("draft.takenOut.name"),
    },
  };
}
