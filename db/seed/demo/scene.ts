import type { Work } from "@/lib/context";
import type { Company } from "./company";

export type Thread = { id: number; answers: number[] };

export type Scene = { work: Work; company: Company; threads: Map<string, Thread> };
