import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bodyOf } from "./body";

export type EmbedderStandIn = {
  url: string;
  faults: { status?: number; takesMs?: number; dimensions?: number; failures?: number };
  /** Every text that came in. */
  texts: string[];
  calls: () => number;
  keys: Set<string>;
  close: () => Promise<void>;
};

export const standInDimensions = 16;

/**
 * Answers like an endpoint of OpenAI's form. To it, texts mean the same that name a thing of the same group; it knows a
 * few groups, and everything else means nothing much.
 */
export async function startEmbedderStandIn(groups: readonly (readonly string[])[]): Promise<EmbedderStandIn> {
  const faults: EmbedderStandIn["faults"] = {};
  const texts: string[] = [];
  const keys = new Set<string>();
  let calls = 0;
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (body === null) return;
    calls++;
    keys.add(request.headers.authorization ?? "");
    if (faults.takesMs) await new Promise((resolve) => setTimeout(resolve, faults.takesMs).unref());
    const fails = faults.status ?? ((faults.failures ?? 0) > 0 ? 503 : undefined);
    if (faults.failures) faults.failures--;
    if (fails) return void response.writeHead(fails).end("{}");
    const { input } = JSON.parse(body) as { input: string[] };
    texts.push(...input);
    // Backwards: whoever reads the list without the numbers mixes texts up.
    const data = input.map((text, index) => ({ index, embedding: meaningOf(text) })).reverse();
    response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ data }));
  });

  function meaningOf(text: string): number[] {
    const vector = Array.from({ length: faults.dimensions ?? standInDimensions }, () => 0.02);
    vector[0] = 0.3;
    groups.forEach((words, at) => {
      if (words.some((word) => text.toLowerCase().includes(word))) vector[at + 1] = 1;
    });
    return vector;
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    faults,
    texts,
    keys,
    calls: () => calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
