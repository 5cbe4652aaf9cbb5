import { z } from "zod";
import { cleanLine, cleanText } from "@/lib/markdown/plain-text";

/** Fields that many forms share. Values arrive as text from forms and as numbers from code. */
export const id = z.coerce.number().int().min(1).max(2_147_483_647);
/** Made by the form; sending the same form twice does the thing once. */
export const idempotencyKey = z.string().min(8).max(64).optional();
/** Longer than any text that is accepted, so that the sentence about the length comes from the text's own check. */
export const text = z.string().max(200_000);
export const line = z.string().max(2_000);
const words = z.string().transform(cleanText);
export const reason = words.pipe(z.string().trim().min(1).max(500));
export const optionalReason = words.pipe(z.string().trim().max(500)).default("");
/** A name or another single line as it may be stored and shown, of at most so many characters. */
export const named = (most: number) => z.string().transform(cleanLine).pipe(z.string().min(1).max(most));
/** The same, which may stay empty. */
export const optionalLine = (most: number) =>
  z.string().transform(cleanLine).pipe(z.string().max(most)).default("");
export const ticked = z
  .union([z.boolean(), z.enum(["on", "true", "yes", "1", "off", "false", "no", "0", ""])])
  .default(false)
  .transform((value) => value === true || ["on", "true", "yes", "1"].includes(String(value)));
