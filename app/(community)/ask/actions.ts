"use server";

import { z } from "zod";
import { keepDraft } from "@/lib/community/commands/keep-draft";
import { postDraft, postDraftInput } from "@/lib/community/commands/post-draft";
import { draftFields } from "@/lib/community/draft";
import { draft } from "@/lib/community/queries/draft";
import { formAction } from "@/lib/http/action";
import { requestIntl } from "@/lib/http/intl";
import { withQuery } from "@/lib/http/query";
import { feedbackReasons } from "@/lib/knowledge/commands/give-feedback";
import { sayWhetherFound } from "@/lib/knowledge/commands/say-whether-found";
import { sendSignInLink } from "@/lib/people/commands/send-sign-in-link";

const token = z.string().min(1).max(64);

export const keep = formAction(z.object({ ...draftFields, token: token.optional() }), async (ctx, input) => {
  const { locale } = await requestIntl();
  return { redirectTo: `/ask?draft=${await keepDraft(ctx, { ...input, locale })}` };
});

export const post = formAction(postDraftInput, async (ctx, input) => {
  const { id, slug } = await postDraft(ctx, input);
  return { redirectTo: `/questions/${id}/${encodeURIComponent(slug)}` };
});

/** Nothing that was typed goes into the mail; the link leads back to the draft by its token. */
export const sendLink = formAction(
  z.object({ token, email: z.string().min(1).max(320) }),
  async (ctx, input) => {
    await draft(ctx, input.token);
    const { locale } = await requestIntl();
    const back = `/ask?draft=${input.token}`;
    await sendSignInLink(ctx, { email: input.email, returnTo: back, locale, purpose: "confirm" });
    return { redirectTo: `${back}&sent=1` };
  },
);

export const solved = formAction(
  z.object({
    subject: z.string().max(30),
    query: z.string().max(2_000).default(""),
    searchId: z
      .string()
      .max(12)
      .transform((value) => (/^\d+$/.test(value) ? Number(value) : undefined))
      .optional(),
    /** Why it did not help; left out where it did. */
    reason: z.enum(feedbackReasons).optional(),
  }),
  async (ctx, { subject, query, searchId, reason }) => {
    const { locale } = await requestIntl();
    const language = locale;
    await sayWhetherFound(ctx, { subject, query, searchId, language, solved: reason ? "no" : "yes", reason });
    return {
      redirectTo: reason ? withQuery("/ask", { title: query }) : withQuery("/ask", { solved: subject }),
    };
  },
);
