import type { IncomingMessage } from "node:http";

/** All that a request brings; null where its sender went away before the end, as one does whose time was up. */
export async function bodyOf(request: IncomingMessage): Promise<string | null> {
  let body = "";
  request.setEncoding("utf8");
  try {
    for await (const part of request) body += part;
  } catch {
    return null;
  }
  return body;
}
