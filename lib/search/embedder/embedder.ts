import { log } from "@/lib/log";
import type { Model } from "./vectors";

/** What makes vectors of texts. It sees only what everybody may read, and what somebody searches with. */
export type Embedder = {
  model: Model;
  /** Of a text that is kept, so many characters from the beginning, and so many texts in one call. */
  reads: { characters: number; textsAtOnce: number };
  /** One vector for each text, in their order. Rejects when that is not possible within the time. */
  embed: (
    texts: readonly string[],
    options?: { withinMs?: number; tries?: number },
  ) => Promise<ArrayLike<number>[]>;
  close: () => Promise<void>;
};

/** Of the settings, as much as says which embedder a site has. */
export type EmbedderSettings = {
  EMBEDDER?: "none" | "local" | "endpoint";
  EMBEDDER_URL?: string;
  EMBEDDER_KEY?: string;
  EMBEDDER_MODEL?: string;
  EMBEDDER_DIMENSIONS?: number;
};

const localModel: Model = { name: "universal-sentence-encoder-en", dimensions: 512 };

/** The model that these settings name, or null for none. */
export function modelOf({ EMBEDDER, EMBEDDER_MODEL, EMBEDDER_DIMENSIONS }: EmbedderSettings): Model | null {
  if (EMBEDDER === "local") return localModel;
  if (EMBEDDER === "endpoint") return { name: EMBEDDER_MODEL!, dimensions: EMBEDDER_DIMENSIONS! };
  return null;
}

/** Starts the embedder that the settings name; null for none. Rejects, saying why, where it cannot work at all. */
export async function startEmbedder(settings: EmbedderSettings, root?: string): Promise<Embedder | null> {
  const model = modelOf(settings);
  if (!model) return null;
  if (settings.EMBEDDER === "local") {
    const { localEmbedder } = await import("./local");
    return localEmbedder(model, root);
  }
  const { endpointEmbedder } = await import("./endpoint");
  return endpointEmbedder({ url: settings.EMBEDDER_URL!, key: settings.EMBEDDER_KEY, model });
}

/** The same, for a site that goes on without: one that cannot work is said in the log, and search is by words only. */
export async function embedderIfThere(settings: EmbedderSettings, root?: string): Promise<Embedder | null> {
  return startEmbedder(settings, root).catch((error: Error) => {
    log.error("search.no_embedder", { reason: error.message });
    return null;
  });
}
