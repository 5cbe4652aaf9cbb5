import { log } from "@/lib/log";
import { type Embedder, type EmbedderSettings, modelOf } from "./embedder";

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
