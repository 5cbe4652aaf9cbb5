import { untilThere } from "@/db/away";
import { openDatabase } from "@/db/client";
import { assertMigrated } from "@/db/migrate";
import { reachDatabase } from "@/db/reach";
import { startPlacer } from "@/lib/curation/placing/placer";
import { type Env, env } from "@/lib/env";
import { log } from "@/lib/log";
import { modelOf } from "@/lib/search/embedder/embedder";
import { embedderIfThere } from "@/lib/search/embedder/start";
import { startVectorWriter } from "@/lib/search/embedder/writer";
import { startSender } from "@/lib/search/meilisearch/sender";
import { searchServerOf } from "@/lib/search/start";
import { siteDocuments } from "@/lib/web/search-documents";
import { startWorker } from "@/lib/worker/worker";
import { endWithSentence } from "./serve/end-with-sentence";
import { untilStopped } from "./serve/until-stopped";

try {
  const settings = env();
  const reached = await reachDatabase(settings);
  try {
    await work(settings, reached);
  } catch (error) {
    await reached.leave();
    throw error;
  }
} catch (error) {
  endWithSentence(error);
}

async function work(settings: Env, reached: { url: string; leave: () => Promise<void> }): Promise<void> {
  const database = openDatabase(reached.url, {
    // Each running job may hold one; one listens for new jobs, one shows that we live, two are for the queue's upkeep.
    max: settings.WORKER_CONCURRENCY + 4,
    statementTimeoutMs: 60_000,
    name: "firsthand worker",
  });
  // Started anew in the middle of an outage it waits; ending again and again would end the whole site.
  await untilThere(reached.url);
  await assertMigrated(database.pool);
  const worker = await startWorker(database, { concurrency: settings.WORKER_CONCURRENCY });
  const address = searchServerOf(settings);
  const model = modelOf(settings);
  const sender = address && startSender({ url: reached.url, address, sourceOf: siteDocuments, model });
  const embedder = await embedderIfThere(settings);
  const vectors = embedder && startVectorWriter({ url: reached.url, sourceOf: siteDocuments, embedder });
  const placer = startPlacer({ url: reached.url });
  log.info("worker.started", { concurrency: settings.WORKER_CONCURRENCY });
  untilStopped(async () => {
    await Promise.all([sender?.close(), vectors?.close(), placer.close()]);
    await embedder?.close();
    await worker.stop();
    await database.close();
    await reached.leave();
  });
  await worker.ended;
}
