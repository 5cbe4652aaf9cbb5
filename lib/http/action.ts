import { cookies, headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { Refusal, statusOf } from "@/lib/errors";
import { FORM_FIELD, type FormAction, type FormState } from "@/lib/form-state";
import type { Locale } from "@/lib/i18n/locales";
import { linker, translator } from "@/lib/i18n/translator";
import { onePass } from "@/lib/render/one-pass";
import { justPostedCookie, justPostedSeconds, refusedCookie } from "@/lib/web/cookies";
import { isOwnRequest } from "@/lib/web/origin";
import { cookieOptions, sessionCookie } from "./cookies";
import { fieldErrors, fieldsOf, typedValues } from "./fields";
import { takeInFiles } from "./files-in-form";
import { requestIntl } from "./intl";
import { isRefusal, noteUnexpected, refusalSentence } from "./refusals";
import { currentContext } from "./session";

/** What an action answers: where to go next (a path without language), or what to say beside the form. */
export type FormResult =
  | { redirectTo: string }
  | { message?: string; values?: Record<string, string> }
  | undefined;

/**
 * Makes a server action out of a schema and one command. Every form of the site comes in here: the sender is checked,
 * the fields are parsed (unknown ones refused), and a refusal becomes words beside what was typed.
 */
export function formAction<S extends z.ZodObject>(
  schema: S,
  // biome-ignore lint/suspicious/noConfusingVoidType: a command that says nothing needs no return.
  run: (ctx: Context, input: z.output<S>) => Promise<FormResult | void>,
): FormAction {
  const strict = schema.strict();
  return async (form) => {
    let target: string;
    try {
      await refuseOtherSites();
      refuseUnstorable(form);
      await takeInFiles(currentContext, form);
      const parsed = strict.safeParse(fieldsOf(schema, form), { reportInput: true });
      if (!parsed.success) return await said(await invalid(parsed.error, form), form);
      const result = await run(await currentContext(), parsed.data as z.output<S>);
      if (!result || !("redirectTo" in result)) {
        await markJustPosted();
        return said({ ok: true, message: result?.message, values: result?.values }, form);
      }
      target = result.redirectTo;
    } catch (error) {
      unstable_rethrow(error);
      const answer = await refused(error, form);
      if (typeof answer !== "string") return await said(answer, form);
      target = answer;
    }
    await markJustPosted();
    redirect(linker((await requestIntl()).locale)(target));
  };
}

/** Refuses what another site sent, or what hides where it comes from while it carries a session. */
export async function refuseOtherSites(): Promise<void> {
  const given = await headers();
  const sender = {
    site: given.get("sec-fetch-site"),
    origin: given.get("origin"),
    hasSession: (await cookies()).has(sessionCookie()),
  };
  if (!isOwnRequest(sender, env().SITE_URL)) throw new Refusal("cross_site");
}

/** PostgreSQL cannot store NUL, wherever in the form it stands. */
function refuseUnstorable(form: FormData): void {
  for (const [name, value] of form)
    if (typeof value === "string" && value.includes("\0")) throw new Refusal("invalid_text", {}, name);
}

async function invalid(error: z.ZodError, form: FormData): Promise<FormState> {
  const { locale } = await requestIntl();
  return {
    ok: false,
    status: 422,
    code: "invalid_input",
    message: translator(locale, "errors")("invalid_input"),
    fieldErrors: fieldErrors(error, translator(locale, "fields"), form),
    values: typedValues(form),
  };
}

/** Words beside the form, or the address of the sign-in page where a mere button was pressed by a visitor. */
async function refused(error: unknown, form: FormData): Promise<FormState | string> {
  const { locale, path } = await requestIntl();
  const values = typedValues(form);
  if (!isRefusal(error)) {
    const reference = noteUnexpected(error, `action ${path}`);
    const message = translator(locale, "errors")("unexpected", { reference });
    return { ok: false, status: 500, code: "unexpected", message, values, reference };
  }
  const hasText = Object.entries(values).some(([name, value]) => name !== "act" && isTyped(value));
  if (error.code === "sign_in" && !hasText) return `/sign-in?returnTo=${encodeURIComponent(path)}`;
  const wait = error.data.retryAfterSeconds;
  const message = refusalSentence(error, locale);
  return {
    ok: false,
    status: statusOf(error.code),
    code: error.code,
    message,
    data: error.data,
    values,
    ...(typeof wait === "number" && { retryAfterSeconds: wait }),
    ...(error.field && { fieldErrors: { [error.field]: fieldSentence(error, message, locale) } }),
  };
}

/** Somebody's words, and not the number or mark of a hidden field. */
const isTyped = (value: string | string[]): boolean =>
  Array.isArray(value) ? value.some(isTyped) : value.length > 60 || /\S\s+\S/.test(value);

/** The form shows it; where the page has no such form any more, the front server answers with the status instead. */
async function said(state: FormState, form: FormData): Promise<FormState> {
  const request = onePass()?.request();
  if (request) request.sent = { form: String(form.get(FORM_FIELD) ?? ""), state };
  if (state.ok === false && state.status)
    (await cookies()).set(refusedCookie, String(state.status), { ...cookieOptions(), maxAge: 1 });
  return state;
}

/** What exactly the field needs, where we have words for it; the message above the form stays general. */
function fieldSentence(refusal: Refusal, message: string, locale: Locale): string {
  const t = translator(locale, "fields");
  const name = refusal.field as never;
  return refusal.code === "invalid_input" && t.has(name) ? t(name) : message;
}

async function markJustPosted(): Promise<void> {
  (await cookies()).set(justPostedCookie, "1", { ...cookieOptions(), maxAge: justPostedSeconds });
}
