import { mkdtemp, rm } from "node:fs/promises";
import http, {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { log } from "@/lib/log";

/** Next, or whatever stands in for it in tests. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;
/** A page that was made in this process is a string until it is sent. */
export type Answer = { status: number; headers: OutgoingHttpHeaders; body: Buffer | string };
export type Question = {
  method: string;
  /** Path and query, without language. */
  url: string;
  headers: IncomingHttpHeaders;
  body?: Buffer;
};

export class Late extends Error {}

/**
 * Asks the handler over a socket that only this process can reach, so that a page for everybody is rendered from
 * nothing that a client has sent.
 */
export async function openUpstream(handler: Handler): Promise<{
  ask: (question: Question, withinMs: number) => Promise<Answer>;
  close: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), "firsthand-"));
  const socketPath = join(folder, "pages");
  const server = http.createServer(async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      log.error("pages.failed", { error });
      response.destroy();
    }
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(socketPath, resolve));
  // Fewer at once than Next could start: renders share one thread, and each further one delays them all.
  const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });

  const ask = (question: Question, withinMs: number) =>
    new Promise<Answer>((resolve, reject) => {
      const headers: OutgoingHttpHeaders = { ...question.headers };
      if (question.body) headers["content-length"] = question.body.length;
      const request = http.request({
        socketPath,
        agent,
        method: question.method,
        path: question.url,
        headers,
      });
      const timer = setTimeout(() => request.destroy(new Late(`no answer within ${withinMs} ms`)), withinMs);
      const fail = (error: Error) => {
        clearTimeout(timer);
        reject(error);
      };
      request.on("error", fail);
      request.on("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", fail);
        response.on("end", () => {
          clearTimeout(timer);
          resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) });
        });
      });
      request.end(question.body);
    });

  const close = async () => {
    agent.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true, force: true });
  };
  return { ask, close };
}
