import { z } from "zod";

const tag = /^[a-z]{2,3}(-[a-z]{2,4})?$/i;

/** Tags of languages, at least one, each once. */
export const languageTags = z
  .array(z.string().max(12).regex(tag, "languages"), "languages")
  .min(1, "languages")
  .max(20)
  .transform((tags) => [...new Set(tags)]);
