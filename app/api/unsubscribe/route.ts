import { isRefusal } from "@/lib/http/refusals";
import { currentContext } from "@/lib/http/session";
import { unsubscribe } from "@/lib/notify/commands/unsubscribe";

const tokenIn = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";

/** Looking shows the page with the button. */
export async function GET(request: Request): Promise<Response> {
  const location = `/unsubscribe?token=${encodeURIComponent(tokenIn(request))}`;
  return new Response(null, { status: 303, headers: { location } });
}

/** One press in the mail program (RFC 8058): no session, no page, no questions. The token is the right to do it. */
export async function POST(request: Request): Promise<Response> {
  try {
    await unsubscribe(
      { ...(await currentContext()), actor: { kind: "visitor" } },
      { token: tokenIn(request) },
    );
    return new Response("OK\n", { headers: { "content-type": "text/plain" } });
  } catch (error) {
    if (isRefusal(error)) return new Response(null, { status: 404 });
    throw error;
  }
}
