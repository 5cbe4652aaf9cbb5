import { z } from "zod";

/** What a job needs to know, by its name. Ids only: the job reads the rest when it runs, as it then is. */
export const payloads = {
  "alert-held": z.strictObject({}),
  "apply-retention": z.strictObject({}),
  /** Readers see this version from now on, or see the article no longer. */
  "article-published": z.strictObject({
    articleId: z.int(),
    version: z.int(),
    asksAgain: z.boolean().optional(),
  }),
  "ask-after-closing": z.strictObject({ escalationId: z.int() }),
  "check-laws": z.strictObject({}),
  "check-links": z.strictObject({ articleId: z.int().optional() }),
  "forget-names": z.strictObject({ personId: z.string() }),
  "keep-appointments": z.strictObject({}),
  "keep-standing": z.strictObject({}),
  "mail-news": z.strictObject({ notificationIds: z.array(z.int()).max(500) }),
  "note-contacts": z.strictObject({}),
  nudge: z.strictObject({ questionId: z.int(), ring: z.int() }),
  "publish-scheduled": z.strictObject({ articleId: z.int(), asksAgain: z.boolean().optional() }),
  "remind-owners": z.strictObject({}),
  "rebuild-repeats": z.strictObject({}),
  "renew-coverage": z.strictObject({}),
  "render-again": z.strictObject({}),
  "render-snippet": z.strictObject({ snippetId: z.int() }),
  sweep: z.strictObject({}),
  "send-held-nudges": z.strictObject({}),
  "send-letters": z.strictObject({}),
  "send-mail": z.strictObject({ mailId: z.int() }),
  "send-waiting-mail": z.strictObject({}),
} as const;

export type JobName = keyof typeof payloads;
export type Payload<Name extends JobName> = z.infer<(typeof payloads)[Name]>;
