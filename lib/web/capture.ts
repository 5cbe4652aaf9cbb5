import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from "node:http";
import { type Answer, type Handler, Late } from "./upstream";

/** Answers of these types are held back whole, to be changed or compressed; others flow through as they come. */
const heldBack = /^(text\/(html|plain|xml)|application\/(json|problem\+json|xml|atom\+xml|rss\+xml))/;

/**
 * Lets the handler answer this very request, without a second connection, and gives back what it said; null when its
 * answer flows to the reader by itself, after `onFlow` has added headers. Throws Late when it takes too long.
 */
export function capture(
  handler: Handler,
  request: IncomingMessage,
  response: ServerResponse,
  withinMs: number,
  onFlow: (headers: OutgoingHttpHeaders) => OutgoingHttpHeaders,
): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    const standIn = new StandIn(request, response, onFlow, resolve);
    const giveUp = (reason: string) => {
      clearTimeout(timer);
      standIn.abandon();
      reject(new Late(reason));
    };
    const timer = setTimeout(
      () => standIn.isUndecided && giveUp(`no answer within ${withinMs} ms`),
      withinMs,
    );
    response.once("close", () => giveUp("the reader has gone"));
    standIn.once("decided", () => clearTimeout(timer));
    Promise.resolve()
      .then(() => handler(request, standIn))
      .catch((error) => {
        clearTimeout(timer);
        reject(error);
      });
  });
}

/**
 * What Next writes to instead of the reader's connection: so we decide what is sent, and may stop waiting without
 * Next noticing that somebody else has answered.
 */
class StandIn extends ServerResponse {
  isUndecided = true;
  #flows = false;
  #chunks: Buffer[] = [];

  constructor(
    request: IncomingMessage,
    readonly reader: ServerResponse,
    readonly onFlow: (headers: OutgoingHttpHeaders) => OutgoingHttpHeaders,
    readonly onAnswer: (answer: Answer | null) => void,
  ) {
    super(request);
    reader.on("drain", () => this.emit("drain"));
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    const headers = rest.at(-1);
    if (Array.isArray(headers)) {
      for (let i = 0; i < headers.length; i += 2) this.setHeader(headers[i], headers[i + 1]);
    } else if (headers && typeof headers === "object") {
      for (const [name, value] of Object.entries(headers))
        if (value !== undefined) this.setHeader(name, value as string);
    }
    return this;
  }

  override flushHeaders(): void {}

  override write(chunk: unknown, encoding?: unknown, done?: unknown): boolean {
    if (this.#decide()) return this.reader.write(chunk, encoding as BufferEncoding, done as () => void);
    this.#keep(chunk, encoding);
    const callback = typeof encoding === "function" ? encoding : done;
    if (typeof callback === "function") process.nextTick(callback);
    return true;
  }

  override end(chunk?: unknown, encoding?: unknown): this {
    if (this.finished) return this;
    const flows = this.#decide();
    if (flows) this.reader.end(typeof chunk === "function" ? undefined : chunk, encoding as BufferEncoding);
    else this.#keep(chunk, encoding);
    this.finished = true;
    this.emit("decided");
    if (!flows) {
      const body = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
      this.onAnswer({ status: this.statusCode, headers: this.getHeaders(), body });
    }
    process.nextTick(() => this.emit("finish"));
    return this;
  }

  /** Nobody waits any more: Next hears that the reader is gone, and whatever it still writes goes nowhere. */
  abandon(): void {
    if (this.finished) return;
    this.#flows = false;
    this.isUndecided = false;
    this.destroyed = true;
    this.emit("close");
  }

  /** Whether the answer flows; settled with its first byte. */
  #decide(): boolean {
    if (!this.isUndecided) return this.#flows;
    this.isUndecided = false;
    const type = String(this.getHeader("content-type") ?? "");
    this.#flows = type !== "" && !heldBack.test(type) && this.req.method !== "HEAD";
    if (this.#flows) {
      this.emit("decided");
      this.reader.writeHead(this.statusCode, this.onFlow(this.getHeaders()));
      this.onAnswer(null);
    }
    return this.#flows;
  }

  #keep(chunk: unknown, encoding: unknown): void {
    if (typeof chunk === "string") this.#chunks.push(Buffer.from(chunk, encoding as BufferEncoding));
    else if (chunk instanceof Uint8Array) this.#chunks.push(Buffer.from(chunk));
  }
}
