import { parentPort } from "node:worker_threads";

export type Ask = { id: number; texts: readonly string[] };
export type Tell = { isReady: true } | { id: number; vectors: number[][] } | { id: number; error: string };

type Loaded = {
  default?: Loaded;
  initModel: (source: unknown) => Promise<EmbeddingModel>;
  modelSource: unknown;
};
type EmbeddingModel = { embed: (texts: string[]) => Promise<number[][]> };

/** The names are put together here so that neither a compiler nor a bundler looks for packages that may be absent. */
const scope = "@energetic-ai";
const loaded = async (name: string): Promise<Loaded> => {
  const found: Loaded = await import(`${scope}/${name}`);
  return found.default ?? found;
};

async function run(port: NonNullable<typeof parentPort>): Promise<void> {
  const { initModel } = await loaded("embeddings");
  const { modelSource } = await loaded("model-embeddings-en");
  const model = await initModel(modelSource);
  port.on("message", ({ id, texts }: Ask) => {
    model.embed([...texts]).then(
      (vectors) => port.postMessage({ id, vectors } satisfies Tell),
      (error: Error) => port.postMessage({ id, error: error.message } satisfies Tell),
    );
  });
  port.postMessage({ isReady: true } satisfies Tell);
}

if (parentPort) await run(parentPort);
