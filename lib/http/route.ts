import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import type { Context } from "@/lib/context";
import { Refusal, statusOf } from "@/lib/errors";
import { translator } from "@/lib/i18n/translator";
import { refuseOtherSites } from "./action";
import { requestIntl } from "./intl";
import { isRefusal, noteUnexpected, refusalSentence } from "./refusals";
import { currentContext } from "./session";

type Handler = (request: Request) => Promise<Response>;

/**
 * Makes a route handler out of a schema and one query or command. Reading takes its input from the address, writing
 * from a JSON body or a form; what is refused is answered as problem+json (RFC 9457).
 */
export function route<S extends z.ZodObject>(
  schema: S,
  run: (ctx: Context, input: z.output<S>, request: Request) => Promise<Response | object>,
): Handler {
  return async (request) => {
    try {
      const reads = request.method === "GET" || request.method === "HEAD";
      if (!reads) await refuseOtherSites();
      const input = reads ? Object.fromEntries(new URL(request.url).searchParams) : await bodyOf(request);
      // Links carry all kinds of extra parameters; a body must not.
      const parsed = (reads ? schema.strip() : schema.strict()).safeParse(input);
      if (!parsed.success) throw new Refusal("invalid_input", { fields: z.prettifyError(parsed.error) });
      const answer = await run(await currentContext(), parsed.data as z.output<S>, request);
      return answer instanceof Response ? answer : Response.json(answer);
    } catch (error) {
      unstable_rethrow(error);
      return problem(error, request);
    }
  };
}

async function bodyOf(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  try {
    if (type.startsWith("application/json")) return await request.json();
    if (/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type))
      return Object.fromEntries(await request.formData());
  } catch {
    throw new Refusal("invalid_input");
  }
  return {};
}

async function problem(error: unknown, request: Request): Promise<Response> {
  const { locale } = await requestIntl();
  const refused = isRefusal(error);
  const reference = refused ? undefined : noteUnexpected(error, `route ${new URL(request.url).pathname}`);
  const status = refused ? statusOf(error.code) : 500;
  const detail = refused
    ? refusalSentence(error, locale)
    : translator(locale, "errors")("unexpected", { reference: reference! });
  const wait = refused ? error.data.retryAfterSeconds : undefined;
  return Response.json(
    { type: "about:blank", title: detail, status, code: refused ? error.code : "unexpected", reference },
    {
      status,
      headers: {
        "content-type": "application/problem+json",
        "cache-control": "no-store",
        ...(typeof wait === "number" && { "retry-after": String(wait) }),
      },
    },
  );
}
