"use server";

import { z } from "zod";
import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import { feedbackReasons } from "@/lib/knowledge/commands/give-feedback";
import { sayWhetherFound } from "@/lib/knowledge/commands/say-whether-found";

const input = z.object({
  subject: z.string().max(30),
  query: z.string().max(2_000).default(""),
  searchId: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  solved: z.enum(["yes", "no"]),
  reason: z.enum(feedbackReasons).optional(),
  note: z.string().trim().max(500).default(""),
});

export const sayWhetherSolved = formAction(input, async (ctx, given) => {
  const { t, locale } = await intl("knowledge");
  await sayWhetherFound(ctx, { ...given, language: locale });
  const thanksNo = given.subject.startsWith("article:") ? "article.thanksNo" : "search.thanksNo";
  const message = t(given.solved === "yes" ? "article.thanksYes" : thanksNo);
  return { message, values: { solved: given.solved, query: given.query } };
});
