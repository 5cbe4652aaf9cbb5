import { z } from "zod";
import { cleanLine, cleanText } from "@/lib/markdown/plain-text";

const id = z
  .union([z.string(), z.int()])
  .transform((value) => cleanLine(String(value)))
  .pipe(z.string().min(1).max(200));
const ids = z.array(id).max(1_000).default([]);
const line = z.string().transform(cleanLine).pipe(z.string().min(1).max(500));
const body = z.string().transform(cleanText);
const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
  .default("en");
const day = z.iso
  .date()
  .or(z.iso.datetime({ offset: true }))
  .transform((text) => new Date(text));
const topic = z.string().transform(cleanLine).pipe(z.string().max(100)).nullish();

const answer = z.object({ id, author: id, createdAt: day, helpful: z.int().min(0).default(0), body });

export const record = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("article"),
    slug: line,
    title: line,
    summary: z.string().transform(cleanLine).default(""),
    language,
    topics: z.array(topic).max(50).default([]),
    body,
    source: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .nullish(),
  }),
  z
    .object({
      type: z.literal("question"),
      id,
      title: line,
      body,
      language,
      topic,
      tags: z.array(line).max(50).default([]),
      author: id,
      createdAt: day,
      answers: z.array(answer).max(5_000).default([]),
      acceptedAnswer: id.nullish(),
      articles: ids,
      related: ids,
    })
    .refine((question) => new Set(question.answers.map((one) => one.id)).size === question.answers.length, {
      error: "two answers have the same id",
      path: ["answers"],
    })
    .refine(
      (question) =>
        !question.acceptedAnswer || question.answers.some((one) => one.id === question.acceptedAnswer),
      { error: "names no answer of this question", path: ["acceptedAnswer"] },
    ),
  z.object({
    type: z.literal("person"),
    id,
    name: line,
    role: z.enum(["customer", "ambassador", "agent", "curator", "admin"]).default("customer"),
    topics: z.array(topic).max(200).default([]),
  }),
]);

/** One line of an exchange file, cleaned as everything that people write is. */
export type Record = z.output<typeof record>;
export type ArticleRecord = Extract<Record, { type: "article" }>;
export type QuestionRecord = Extract<Record, { type: "question" }>;
export type PersonRecord = Extract<Record, { type: "person" }>;

/** Reads one line; a line that cannot be taken in answers with the reason in words. */
export function readRecord(text: string): { ok: true; record: Record } | { ok: false; reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, reason: `not JSON: ${(error as Error).message}` };
  }
  try {
    const parsed = record.safeParse(value);
    if (parsed.success) return { ok: true, record: parsed.data };
    const [issue] = parsed.error.issues;
    return { ok: false, reason: [issue?.path.join("."), issue?.message].filter(Boolean).join(": ") };
  } catch (error) {
    // A NUL, which no text may hold.
    return { ok: false, reason: (error as Error).message };
  }
}
