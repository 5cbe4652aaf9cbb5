import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bodyOf } from "./body";

export type WriterStandIn = {
  url: string;
  /** What it says next: the content of its answer, or how it fails. */
  says: {
    content?: string;
    raw?: string;
    status?: number;
    takesMs?: number;
    halfway?: "breaks off" | "stalls";
  };
  /** Everything that came in, as it came. */
  requests: string[];
  close: () => Promise<void>;
};

/** Answers like a language model behind an endpoint of OpenAI's form, with whatever a test puts into its mouth. */
export async function startWriterStandIn(): Promise<WriterStandIn> {
  const says: WriterStandIn["says"] = {};
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (body === null) return;
    requests.push(body);
    if (says.takesMs) await new Promise((resolve) => setTimeout(resolve, says.takesMs).unref());
    const raw = says.raw ?? JSON.stringify({ choices: [{ message: { content: says.content ?? "" } }] });
    response.writeHead(says.status ?? 200, { "Content-Type": "application/json" });
    if (!says.halfway) return void response.end(raw);
    response.write(raw.slice(0, raw.length / 2), () => says.halfway === "breaks off" && response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    says,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
