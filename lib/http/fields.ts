import type { z } from "zod";
import type { Translate } from "@/lib/i18n/translator";

type Fields = Record<string, unknown>;

/** The form as an object: one value a name, or a list where the schema wants a list. */
export function fieldsOf(schema: z.ZodObject, form: FormData): Fields {
  const fields: Fields = {};
  for (const name of new Set(form.keys())) {
    if (isOurs(name)) continue;
    const all = form.getAll(name);
    Object.defineProperty(fields, name, {
      value: wantsList(schema.shape[name]) ? all : all.at(-1),
      enumerable: true,
    });
  }
  return fields;
}

/** Next's fields and ours, which nobody has filled in. */
const isOurs = (name: string) => name.startsWith("$");

/** What was typed, to be shown again; several boxes of one name are a list. */
export function typedValues(form: FormData): Record<string, string | string[]> {
  const values: [string, string | string[]][] = [];
  for (const name of new Set(form.keys())) {
    const typed = form.getAll(name).filter((value) => typeof value === "string");
    if (typed.length > 0 && !isOurs(name)) values.push([name, typed.length > 1 ? typed : typed[0]!]);
  }
  return Object.fromEntries(values);
}

function wantsList(field: unknown): boolean {
  let schema = field as { def?: { type: string; innerType?: unknown; in?: unknown } } | undefined;
  while (schema?.def && ["optional", "default", "prefault", "nullable", "pipe"].includes(schema.def.type))
    schema = (schema.def.innerType ?? schema.def.in) as typeof schema;
  return schema?.def?.type === "array" || schema?.def?.type === "set";
}

/** One plain sentence for each field that needs another look; a schema may name its own sentence as the message. */
export function fieldErrors(
  error: z.ZodError,
  t: Translate<"fields">,
  form: FormData,
): Record<string, string> {
  const sentences: [string, string][] = [];
  // That a whole number is too large for JavaScript comes before the limit that the field has.
  const ownFirst = [...error.issues].sort((a, b) => Number("note" in a) - Number("note" in b));
  for (const issue of ownFirst) {
    const name = String(issue.path[0] ?? "");
    if (name && !sentences.some(([known]) => known === name))
      sentences.push([name, sentence(issue, t, form.get(name))]);
  }
  return Object.fromEntries(sentences);
}

function sentence(issue: z.core.$ZodIssue, t: Translate<"fields">, typed: unknown): string {
  if (t.has(issue.message as never)) return t(issue.message as never);
  // An empty field of a number reads as 0.
  if (issue.code === "too_small" && isNumber(issue))
    return typed === "" ? t("required") : t("too_low", { least: Number(issue.minimum) });
  if (issue.code === "too_big" && isNumber(issue)) return t("too_high", { most: Number(issue.maximum) });
  if (issue.code === "invalid_type" && issue.expected === "int") return t("whole");
  if (issue.code === "invalid_type" && issue.expected === "number") return t("number");
  if (issue.code === "too_small") {
    const least = Number(issue.minimum);
    return least <= 1 ? t("required") : t("too_short", { least });
  }
  if (issue.code === "too_big") {
    const actual = typeof issue.input === "string" ? issue.input.length : 0;
    return t("too_long", { most: Number(issue.maximum), actual });
  }
  if (issue.code === "invalid_type" && issue.input === undefined) return t("required");
  if (issue.code === "invalid_format" && issue.format === "email") return t("email");
  if (issue.code === "invalid_value") return t("choose");
  return t("invalid");
}

const isNumber = ({ origin }: { origin: string }) => origin === "number" || origin === "int";
