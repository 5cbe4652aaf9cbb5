import type { IncomingMessage } from "node:http";

/** A body that is not taken, with the status that says why. */
export class BodyRefused extends Error {
  constructor(readonly status: 408 | 413) {
    super(`body refused with ${status}`);
  }
}

const mostBytes = 1_000_000;
/** Addresses that take more than a form: where files come in. */
const larger: readonly { path: RegExp; bytes: number }[] = [
  { path: /^\/api\/uploads(?:\/|$)/, bytes: 11_000_000 },
];
/** No form of ours has a tenth of it; parsing that many costs whole seconds. */
const mostFields = 1_000;
const wholeWithinMs = 20_000;

export const bodyLimit = (path: string): number =>
  larger.find((entry) => entry.path.test(path))?.bytes ?? mostBytes;

/** Reads all of a request's body before anyone works on it; refuses one that is too large, too slow or has too many fields. */
export async function readBody(
  request: IncomingMessage,
  limit: number,
  withinMs = wholeWithinMs,
): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > limit) throw new BodyRefused(413);
  const chunks: Buffer[] = [];
  let length = 0;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => done(new BodyRefused(408)), withinMs);
    const onData = (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > limit) done(new BodyRefused(413));
    };
    const onClose = () => done(new BodyRefused(408));
    const onEnd = () => done();
    const done = (error?: Error) => {
      clearTimeout(timer);
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
