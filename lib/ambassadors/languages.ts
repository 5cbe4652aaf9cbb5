import { z } from "zod";

const tag = /^[a-z]{2,3}(-[a-z]{2,4})?$/i;

/** `en, zh-CN` as people type it, or a list of tags; each once. */
export const languageTags = z
  .union([z.string().max(80), z.array(z.string().max(12)).max(8)])
  .transform((given) => [...new Set((Array.isArray(given) ? given : given.split(/[\s,;]+/)).filter(Boolean))])
  .pipe(z.array(z.string().regex(tag, "languages")).min(1).max(8));
