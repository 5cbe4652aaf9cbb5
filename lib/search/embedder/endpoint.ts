import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { jsonOf } from "@/lib/json-of";
import type { Embedder } from "./embedder";
import type { Model } from "./vectors";

const answer = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()) })),
});

const firstPauseMs = 500;
const longestPauseMs = 20_000;
/** 32 vectors of 4,096 numbers are three million characters at most. */
const mostBytes = 20_000_000;

/** An embedder that any endpoint of OpenAI's form answers for: `POST URL/embeddings`. */
export function endpointEmbedder({ url, key, model }: { url: string; key?: string; model: Model }): Embedder {
  const address = `${url.replace(/\/+$/, "")}/embeddings`;
  const ended = new AbortController();

  async function once(texts: readonly string[], withinMs: number): Promise<number[][]> {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...(key && { Authorization: `Bearer ${key}` }) },
      // An endpoint that sends us elsewhere would get texts that were meant for it alone.
      redirect: "error",
      body: JSON.stringify({ model: model.name, input: texts, encoding_format: "float" }),
      signal: AbortSignal.any([ended.signal, AbortSignal.timeout(withinMs)]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Refused(response.status, Number(response.headers.get("retry-after")) * 1_000 || 0);
    }
    return vectorsIn(answer.parse(await jsonOf(response, mostBytes)), texts.length, model);
  }

  return {
    model,
    reads: { characters: 2_000, textsAtOnce: 32 },
    async embed(texts, { withinMs = 30_000, tries = 4 } = {}) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(texts, withinMs);
        } catch (error) {
          if (attempt >= tries || ended.signal.aborted || !mayPass(error)) throw error;
          const asked = error instanceof Refused ? error.retryAfterMs : 0;
          const pause = Math.min(longestPauseMs, Math.max(asked, firstPauseMs * 4 ** (attempt - 1)));
          await sleep(pause * (0.8 + 0.4 * Math.random()), undefined, { signal: ended.signal });
        }
      }
    },
    close: async () => ended.abort(),
  };
}

class Refused extends Error {
  constructor(
    readonly status: number,
    readonly retryAfterMs: number,
  ) {
    super(`the embedder answered ${status}`);
  }
}

class Unfitting extends Error {}

/** A wrong key or model stays wrong; busy and broken servers and networks recover. */
const mayPass = (error: unknown): boolean => {
  if (error instanceof Unfitting || error instanceof z.ZodError) return false;
  return error instanceof Refused ? error.status === 429 || error.status >= 500 : true;
};

function vectorsIn(
  { data }: z.output<typeof answer>,
  wanted: number,
  { name, dimensions }: Model,
): number[][] {
  const vectors: number[][] = [];
  for (const { index, embedding } of data) vectors[index] = embedding;
  const length = vectors[0]?.length;
  if (data.length !== wanted || Object.keys(vectors).length !== wanted || vectors.length !== wanted)
    throw new Unfitting(`the embedder gave ${data.length} vectors for ${wanted} texts`);
  if (vectors.some((vector) => vector.length !== dimensions))
    throw new Unfitting(
      `EMBEDDER_DIMENSIONS says ${dimensions}, but vectors of ${name} have ${length} numbers`,
    );
  return vectors;
}
