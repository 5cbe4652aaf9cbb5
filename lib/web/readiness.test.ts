import { expect, test } from "vitest";
import type { EngineState } from "@/lib/search/engine";
import { readiness } from "./readiness";

const state: EngineState = {
  engine: "meilisearch",
  ready: true,
  documents: 12,
  revision: 1,
  version: 1,
  lagSeconds: 75.04,
  problem: "the server at http://10.0.0.7 refused",
};

test("a ready node says how many documents its search has and how far it is behind, and no more", async () => {
  expect(await readiness(async () => state)).toBe(
    "ready\nsearch_ready 1\nsearch_documents 12\nsearch_index_lag_seconds 75.0\n",
  );
});

test("search that is away, or says nothing, leaves a node ready", async () => {
  expect(await readiness(async () => ({ ...state, ready: false, lagSeconds: null }))).toContain(
    "search_ready 0",
  );
  expect(await readiness(() => Promise.reject(new Error("away")))).toBe("ready");
  expect(await readiness(null)).toBe("ready");
});
