import { parentPort, workerData } from "node:worker_threads";
import { runThread } from "@/lib/search/thread";
import { siteDocuments } from "./search-documents";

if (parentPort) runThread(parentPort, workerData, siteDocuments);
