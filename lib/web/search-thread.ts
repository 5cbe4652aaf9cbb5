import { parentPort, workerData } from "node:worker_threads";
import type { Db } from "@/db/client";
import { questionDocuments } from "@/lib/community/documents";
import { articleDocuments } from "@/lib/knowledge/documents";
import { type DocumentSource, joinSources } from "@/lib/search/documents";
import { lessonDocuments } from "@/lib/search/lessons";
import { runThread } from "@/lib/search/thread";

/** Everything that can be found on this site. */
const documents = (db: Db): DocumentSource =>
  joinSources([questionDocuments(db), articleDocuments(db), lessonDocuments(db)]);

if (parentPort) runThread(parentPort, workerData, documents);
