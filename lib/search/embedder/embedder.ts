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
