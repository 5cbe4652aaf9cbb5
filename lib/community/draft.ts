import { z } from "zod";
import { asLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { askBody } from "./ask-body";
import { urgentMarks } from "./commands/ask-question";

const field = z.string().max(200_000).default("");
const number = z.coerce.number().int().min(1).max(2_147_483_647);
const none = z.literal("").transform(() => undefined);

/** Everything that the form of a question asks for. */
export const draftFields = {
  title: z.string().max(2_000),
  happened: field,
  expected: field,
  tried: field,
  topicId: number.optional().or(none),
  urgentMark: z.enum(urgentMarks).optional().or(none),
  privateDetails: z.string().max(5_000).default(""),
  searchIds: z.array(number).max(50).default([]),
  /** The number of the solved question that did not help. */
  after: number.optional().or(none),
};

const storedDraft = z.object({
  ...draftFields,
  afterTitle: z.string().optional(),
  locale: z.string().default("en"),
});
export type Draft = z.output<typeof storedDraft>;

export const parseDraft = (payload: unknown): Draft => storedDraft.parse(payload);

/** The text that others would read. */
export function draftBody(draft: Draft): string {
  const t = translator(asLocale(draft.locale), "ask");
  return askBody(
    { ...draft, after: draft.after ? { number: draft.after, title: draft.afterTitle ?? "" } : null },
    { expected: t("body.expected"), tried: t("body.tried"), followUp: t("body.followUp") },
  );
}
