import net from "node:net";

export type Target = { path: string; cookie?: string };
export type Run = { requests: number; seconds: number; times: Float64Array; bytes: number };

/** An answer that is not a full page: the measurement would be of something else. */
export class NotAPage extends Error {}

/**
 * Asks over `clients` open connections, one request after another on each, until `enough` says so. As little work as
 * possible is done per answer, because it happens on the machine that is measured.
 */
export async function drive(
  port: number,
  clients: number,
  next: () => Target | null,
  seconds: number,
  onAnswer?: (path: string, head: string, body: Buffer) => void,
): Promise<Run> {
  const times: number[] = [];
  let bytes = 0;
  const startedAt = performance.now();
  const until = startedAt + seconds * 1_000;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const connection = new Connection(port);
      try {
        while (performance.now() < until) {
          const target = next();
          if (!target) break;
          const sentAt = performance.now();
          const { head, body } = await connection.ask(target);
          times.push(performance.now() - sentAt);
          bytes += body.length;
          if (!head.startsWith("HTTP/1.1 200 ") || body.length < 20)
            throw new NotAPage(`${target.path} answered ${head.split("\r\n")[0]} with ${body.length} bytes`);
          onAnswer?.(target.path, head, body);
        }
      } finally {
        connection.close();
      }
    }),
  );
  const run = { requests: times.length, seconds: (performance.now() - startedAt) / 1_000, bytes };
  return { ...run, times: Float64Array.from(times).sort() };
}

export const percentile = ({ times }: Run, part: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

const headEnd = Buffer.from("\r\n\r\n");

/** One kept-alive connection; enough of HTTP for answers that say how long they are. */
class Connection {
  #socket: net.Socket;
  #received: Buffer = Buffer.alloc(0);
  #waiting: {
    resolve: (answer: { head: string; body: Buffer }) => void;
    reject: (error: Error) => void;
  } | null = null;
  #head: { text: string; length: number } | null = null;

  constructor(port: number) {
    this.#socket = net.connect(port, "127.0.0.1").setNoDelay(true);
    this.#socket.on("data", (chunk) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
      this.#read();
    });
    const fail = () => this.#waiting?.reject(new NotAPage("the server closed the connection"));
    this.#socket.on("error", fail).on("close", fail);
  }

  ask({ path, cookie }: Target): Promise<{ head: string; body: Buffer }> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br\r\nUser-Agent: bench\r\n${cookie ? `Cookie: ${cookie}\r\n` : ""}\r\n`,
      );
    });
  }

  close(): void {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #read(): void {
    if (!this.#head) {
      const end = this.#received.indexOf(headEnd);
      if (end === -1) return;
      const text = this.#received.toString("latin1", 0, end);
      const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
      if (length === undefined) {
        this.#waiting?.reject(new NotAPage("an answer does not say how long it is"));
        return;
      }
      this.#head = { text, length: Number(length) };
      this.#received = this.#received.subarray(end + 4);
    }
    if (this.#received.length < this.#head.length) return;
    const answer = {
      head: this.#head.text,
      body: Buffer.from(this.#received.subarray(0, this.#head.length)),
    };
    this.#received = this.#received.subarray(this.#head.length);
    this.#head = null;
    this.#waiting?.resolve(answer);
  }
}
