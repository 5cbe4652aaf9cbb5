import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { questions } from "@/db/schema";
import { castOf } from "@/lib/testing/cast";
import { freshSite } from "@/lib/testing/database";
import { startMeilisearch } from "@/lib/testing/meilisearch";
import { addQuestion, noteChanged } from "@/lib/testing/posts";
import { siteDocuments } from "@/lib/web/search-documents";
import { compareWithServer } from "./compare";
import { meilisearchEngine } from "./engine";
import { indexName } from "./names";
import { type Sender, startSender } from "./sender";

const rounds = Number(process.env.SEARCH_ROUNDS ?? 12);
const writers = 8;

test("eight writers with long and short transactions and rollbacks, senders that end and join, a rebuild in the middle: the index is the database", async () => {
  const site = await freshSite();
  const cast = await castOf(site);
  const server = await startMeilisearch();
  const keep = () =>
    startSender({ url: site.url, address: server, sourceOf: siteDocuments, againAfterMs: 20 });
  const engine = meilisearchEngine({ db: site.db, address: server });
  const database = openDatabase(site.url, { max: writers });
  const senders: Sender[] = [keep(), keep()];
  const rebuilds: Promise<void>[] = [];
  const titles = new Map<number, string>();
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      let own: number | undefined;
      for (let round = 0; round < rounds; round++) {
        const fails = (writer + round) % 5 === 4;
        const title = `Tamper ledger ${writer} ${round}`;
        await database.db
          .transaction(async (tx) => {
            // Every other round changes what this writer has made before, so that order matters.
            const changed = round % 2 === 1 ? own : undefined;
            if (changed !== undefined) {
              await tx.update(questions).set({ title }).where(eq(questions.id, changed));
              await noteChanged(tx, `question:${changed}`);
            }
            const id = changed ?? (await addQuestion(tx, { title, askerId: cast.mara.id }));
            await pause((writer * 7 + round * 13) % 40);
            if (fails) throw new Error("roll back");
            return id;
          })
          .then(
            (id) => {
              own = id;
              titles.set(id, title);
            },
            () => undefined,
          );
        if (writer === 0 && round % 4 === 1) {
          // The one that works ends in the middle; another joins.
          senders.push(keep());
          await senders.shift()!.close();
        }
        if (writer === 1 && round % 6 === 3) rebuilds.push(engine.rebuild());
      }
    }),
  );
  await Promise.all(rebuilds);
  await engine.settled();

  const index = server.indexes.get(await indexName(site.db))!;
  const held = [...index.documents.values()].map(({ id, title }) => [
    id,
    String(title).split(" ").slice(2, 4).join(" "),
  ]);
  // Each word once: nothing is ranked by how often it stands there.
  const expected = [...titles].map(([id, title]) => [
    `question-${id}`,
    [...new Set(title.split(" "))].slice(2).join(" "),
  ]);
  expect(held.sort()).toEqual(expected.sort());
  await expect(
    compareWithServer(site.db, server, { source: siteDocuments(site.db), model: null }),
  ).resolves.toMatchObject({ missing: 0, stale: 0, extra: 0 });

  for (const sender of senders) await sender.close();
  await database.close();
  await server.close();
  await site.close();
});
