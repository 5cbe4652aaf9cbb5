import { z } from "zod";

/** What a backup says of itself; written last, so a folder without it is no backup. */
export const manifest = z.object({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  /** The migrations that the database had, in their order. */
  migrations: z.array(z.string()),
  counters: z.record(z.string(), z.string()),
  files: z.array(z.object({ table: z.string(), rows: z.int(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof manifest>;

/** The file of a table's rows, one JSON object a line. */
export const fileOf = (table: string): string => `${table}.ndjson.gz`;

/** Waiting jobs are kept beside the tables, as what they are and not as rows of the queue. */
export const jobsFile = "jobs";
