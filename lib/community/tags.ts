import { z } from "zod";
import { cleanLine } from "@/lib/markdown/plain-text";

export const MOST_TAGS = 5;

/** Words that people file a question under: `app, water tank` as typed, or a list. Small letters, each once. */
export const tags = z
  .union([z.string().max(400), z.array(z.string().max(100)).max(20)])
  .transform((given) => (Array.isArray(given) ? given : given.split(/[,，、;；]/)))
  .transform((words) => [...new Set(words.map((word) => cleanLine(word).toLowerCase()).filter(Boolean))])
  .pipe(z.array(z.string().max(30, "tags")).max(MOST_TAGS, "tags"));
