import type { IncomingMessage } from "node:http";

/** A body that is not taken, with the status that says why. */
export class BodyRefused extends Error {
  constructor(readonly status: 408 | 413 | 503) {
    super(`body refused with ${status}`);
  }
}

const mostBytes = 1_000_000;
/** Where files come in, by themselves or with a form, from people who are signed in. */
const takesFiles = /^\/(?:api\/uploads|ask|questions|desk|curation)(?:\/|$)/;
const mostBytesWithFiles = 11_000_000;
/** No form of ours has a tenth of it; parsing that many costs whole seconds. */
const mostFields = 1_000;
const wholeWithinMs = 20_000;
/** Files lie in memory until they are stored; more of them at once than this would fill it. */
const mostLargeAtOnce = 16;
let largeAtOnce = 0;

export const bodyLimit = (path: string, hasSession: boolean): number =>
  hasSession && takesFiles.test(path) ? mostBytesWithFiles : mostBytes;

/** Reads all of a request's body before anyone works on it; refuses one that is too large, too slow or has too many fields. */
export async function readBody(
  request: IncomingMessage,
  limit: number,
  withinMs = wholeWithinMs,
): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > limit) throw new BodyRefused(413);
  const chunks: Buffer[] = [];
  let length = 0;
  let isLarge = false;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => done(new BodyRefused(408)), withinMs);
    const onData = (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > limit) return done(new BodyRefused(413));
      if (isLarge || length <= mostBytes) return;
      if (largeAtOnce >= mostLargeAtOnce) return done(new BodyRefused(503));
      isLarge = true;
      largeAtOnce++;
    };
    const onClose = () => done(new BodyRefused(408));
    const onEnd = () => done();
    const done = (error?: Error) => {
      clearTimeout(timer);
      if (isLarge) largeAtOnce--;
      request.off("data", onData).off("end", onEnd).off("close", onClose).off("error", onClose);
      if (error) reject(error);
      else resolve();
    };
    request.on("data", onData).on("end", onEnd).on("close", onClose).on("error", onClose);
  });
  const body = Buffer.concat(chunks);
  if (fieldsIn(body, request.headers["content-type"] ?? "") > mostFields) throw new BodyRefused(413);
  return body;
}

function fieldsIn(body: Buffer, type: string): number {
  const mark = type.startsWith("application/x-www-form-urlencoded")
    ? "&"
    : type.startsWith("multipart/")
      ? `\r\n--${/boundary="?([^";]+)/.exec(type)?.[1] ?? "\0"}`
      : null;
  if (mark === null) return 0;
  let count = 0;
  for (
    let at = body.indexOf(mark);
    at !== -1 && count <= mostFields;
    at = body.indexOf(mark, at + mark.length)
  )
    count++;
  return count;
}
