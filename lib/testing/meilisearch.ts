import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { bodyOf } from "./body";
import { BadFilter } from "./meilisearch-filter";
import { StoredIndex } from "./meilisearch-index";
import { refusedDocument, refusedSettings, unknownParameter } from "./meilisearch-rules";
import { BadSearch, type Query, type StoredDocument } from "./meilisearch-stored";

export type Faults = {
  /** Connections end without an answer. */
  isDown?: boolean;
  /** Every search takes so long. */
  searchTakesMs?: number;
  /** Every call is answered with this status. */
  status?: number;
  /** The queue of tasks stands still. */
  isStuck?: boolean;
  /** Tasks of documents fail with this code; `fails` says for which documents. */
  taskError?: { code: string; fails?: (ids: string[]) => boolean };
  version?: string;
};

type Task = {
  uid: number;
  indexUid: string | null;
  status: "enqueued" | "succeeded" | "failed";
  type: string;
  error: { message: string; code: string; type: string; link: string } | null;
  run: () => void;
  ids: string[];
};

export type MeilisearchStandIn = {
  url: string;
  key: string;
  faults: Faults;
  indexes: Map<string, StoredIndex>;
  /** Calls so far, by method and path. */
  calls: string[];
  /** Every text that came in, for what must never be sent. */
  received: () => string;
  close: () => Promise<void>;
};

class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

/**
 * Speaks as much of Meilisearch's HTTP interface as this site uses, as strictly as its documentation and source do, and can
 * be made to fail. It says nothing about how well or fast the real one finds. Against that the same tests run where
 * MEILISEARCH_URL is set.
 */
export async function startMeilisearch(): Promise<MeilisearchStandIn> {
  const indexes = new Map<string, StoredIndex>();
  const tasks: Task[] = [];
  const faults: Faults = {};
  const calls: string[] = [];
  const key = "the key of the search server";
  let text = "";

  function work(): void {
    if (faults.isStuck) return;
    for (const task of tasks) {
      if (task.status !== "enqueued") continue;
      try {
        const fault = faults.taskError;
        if (fault && task.ids.length > 0 && (fault.fails?.(task.ids) ?? true))
          throw new Refused(400, fault.code);
        task.run();
        task.status = "succeeded";
      } catch (error) {
        const code = error instanceof Refused ? error.code : "internal";
        task.status = "failed";
        task.error = { message: code, code, type: "invalid_request", link: "" };
      }
    }
  }

  function enqueue(type: string, indexUid: string | null, run: () => void, ids: string[] = []) {
    const task: Task = { uid: tasks.length, indexUid, status: "enqueued", type, error: null, run, ids };
    tasks.push(task);
    work();
    return { taskUid: task.uid, indexUid, status: "enqueued", type, enqueuedAt: new Date().toISOString() };
  }

  function existing(uid: string): StoredIndex {
    const index = indexes.get(uid);
    if (!index) throw new Refused(404, "index_not_found");
    return index;
  }

  /** The real one makes an index, with settings of its own, for the first document that names it. */
  function made(uid: string): StoredIndex {
    const index = indexes.get(uid) ?? new StoredIndex();
    indexes.set(uid, index);
    return index;
  }

  function answer(method: string, path: string, query: URLSearchParams, body: unknown): unknown {
    const [room, uid, part, more] = path.slice(1).split("/");
    const at = `${method} ${[room, uid && "*", part, more].filter(Boolean).join("/")}`;
    switch (at) {
      case "GET version":
        return { commitSha: "", commitDate: "", pkgVersion: faults.version ?? "1.41.0" };
      case "GET health":
        return { status: "available" };
      case "GET indexes":
        return {
          results: [...indexes.keys()].map((name) => ({ uid: name })),
          offset: 0,
          limit: 1_000,
          total: indexes.size,
        };
      case "POST indexes": {
        const { uid: name } = body as { uid: string };
        return enqueue("indexCreation", name, () => {
          if (indexes.has(name)) throw new Refused(400, "index_already_exists");
          made(name);
        });
      }
      case "DELETE indexes/*":
        return enqueue("indexDeletion", uid!, () => {
          existing(uid!);
          indexes.delete(uid!);
        });
      case "GET indexes/*/stats":
        return { numberOfDocuments: existing(uid!).documents.size, isIndexing: false, fieldDistribution: {} };
      case "GET indexes/*/settings":
        return existing(uid!).settings;
      case "PATCH indexes/*/settings": {
        const settings = body as StoredIndex["settings"];
        const wrong = unknownParameter("settings", settings);
        if (wrong) throw new Refused(400, wrong);
        return enqueue("settingsUpdate", uid!, () => {
          const index = made(uid!);
          const refused = refusedSettings(index, settings);
          if (refused) throw new Refused(400, refused);
          Object.assign(index.settings, settings);
        });
      }
      case "POST indexes/*/documents": {
        const documents = body as StoredDocument[];
        const ids = documents.map(({ id }) => id);
        return enqueue(
          "documentAdditionOrUpdate",
          uid!,
          () => {
            const index = made(uid!);
            // One that is refused takes all that came with it along.
            const refused = documents.map((one) => refusedDocument(index, one)).find(Boolean);
            if (refused) throw new Refused(400, refused);
            for (const document of documents) index.documents.set(document.id, document);
          },
          ids,
        );
      }
      case "POST indexes/*/documents/delete-batch":
        return enqueue("documentDeletion", uid!, () => {
          for (const id of body as string[]) existing(uid!).documents.delete(id);
        });
      case "GET indexes/*/documents": {
        const all = [...existing(uid!).documents.values()];
        const offset = Number(query.get("offset") ?? 0);
        const fields = query.get("fields")?.split(",");
        const results = all
          .slice(offset, offset + Number(query.get("limit") ?? 20))
          .map((document) =>
            Object.fromEntries(Object.entries(document).filter(([name]) => fields?.includes(name) ?? true)),
          );
        return { results, offset, limit: results.length, total: all.length };
      }
      case "POST multi-search": {
        const { queries } = body as { queries: (Query & { indexUid: string })[] };
        return {
          results: queries.map((one) => {
            const wrong = unknownParameter("search", one);
            if (wrong) throw new Refused(400, wrong);
            return {
              indexUid: one.indexUid,
              ...existing(one.indexUid).search(one),
              query: one.q ?? "",
              limit: one.limit ?? 20,
              offset: one.offset ?? 0,
              processingTimeMs: 0,
            };
          }),
        };
      }
      case "POST swap-indexes":
        return enqueue("indexSwap", null, () => {
          for (const { indexes: names } of body as { indexes: [string, string] }[]) {
            if (names[0] === names[1]) throw new Refused(400, "invalid_swap_duplicate_index_found");
            const [a, b] = names.map(existing);
            indexes.set(names[0]!, b!);
            indexes.set(names[1]!, a!);
          }
        });
      case "GET tasks/*": {
        work();
        const task = tasks[Number(uid)];
        if (!task) throw new Refused(404, "task_not_found");
        const { run: _, ids: __, ...shown } = task;
        return shown;
      }
      default:
        throw new Refused(404, `not_found: ${at}`);
    }
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, "http://localhost");
    calls.push(`${request.method} ${url.pathname}`);
    const body = await bodyOf(request);
    if (body === null) return;
    text += body;
    if (body.length > 100_000_000) return send(response, 413, problem("payload_too_large"));
    if (faults.isDown) return void request.socket.destroy();
    if (/search$/.test(url.pathname) && faults.searchTakesMs)
      await new Promise((resolve) => setTimeout(resolve, faults.searchTakesMs).unref());
    if (faults.status) return send(response, faults.status, problem("internal"));
    if (request.headers.authorization !== `Bearer ${key}`)
      return send(response, 403, problem("invalid_api_key"));
    try {
      send(
        response,
        200,
        answer(request.method!, url.pathname, url.searchParams, body ? JSON.parse(body) : undefined),
      );
    } catch (error) {
      if (error instanceof BadFilter) send(response, 400, problem("invalid_search_filter"));
      else if (error instanceof BadSearch) send(response, 400, problem(error.message));
      else if (error instanceof Refused) send(response, error.status, problem(error.code));
      else throw error;
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    faults,
    indexes,
    calls,
    received: () => text,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const problem = (code: string) => ({ message: code, code, type: "invalid_request", link: "" });

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify(body));
}
