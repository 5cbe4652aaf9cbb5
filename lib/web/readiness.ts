import type { EngineState } from "@/lib/search/engine";

/**
 * What a node that is ready says: a line to be read by people, and how its search is, for whatever watches the site. A
 * search that is away or behind does not make a node unready: the database answers, and another node would not be better.
 */
export async function readiness(searchState: (() => Promise<EngineState>) | null): Promise<string> {
  const state = await searchState?.().catch(() => null);
  if (!state) return "ready";
  const lines = [
    `search_ready ${state.ready ? 1 : 0}`,
    `search_documents ${state.documents}`,
    ...(state.lagSeconds === null ? [] : [`search_index_lag_seconds ${state.lagSeconds.toFixed(1)}`]),
  ];
  return ["ready", ...lines, ""].join("\n");
}
