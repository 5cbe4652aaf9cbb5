import type { Db } from "@/db/client";
import type { SearchEngine } from "./engine";
import { searchCandidates } from "./sql-candidates";

const key = Symbol.for("firsthand.search");

/** This process's search; where none was started, the database answers, more simply. */
export function engine(db: Db): SearchEngine {
  return (globalThis as { [key: symbol]: SearchEngine | undefined })[key] ?? simpleEngine(db);
}

/** Search by the database alone. */
export const simpleEngine = (db: Db): SearchEngine => ({
  search: async (request) => ({
    ...(await searchCandidates(db, request)),
    engine: "postgres",
    degraded: true,
  }),
  state: async () => ({
    engine: "postgres",
    ready: false,
    documents: 0,
    revision: 0,
    lagSeconds: null,
    version: 0,
  }),
  rebuild: async () => undefined,
  settled: async () => undefined,
  close: async () => undefined,
});
