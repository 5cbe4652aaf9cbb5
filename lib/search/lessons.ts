import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { DocumentSource, SearchDocument } from "./documents";

/** What people said solved it, in the words they had searched with: never shown, but they lead others there. */
export const lessonDocuments = (db: Db): DocumentSource => ({
  async *all() {
    yield (await read(db, null)).map(documentOf);
  },
  async bySubjects(subjects) {
    const taught = subjects.filter((subject) => /^(article|question):\d+$/.test(subject));
    // Noted by its own name only when it was taken back.
    const takenBack = subjects.filter((subject) => subject.startsWith("lesson:"));
    if (taught.length === 0) return { documents: [], gone: takenBack };
    const [rows, gone] = await Promise.all([read(db, taught), wordless(db, taught)]);
    return { documents: rows.map(documentOf), gone: [...takenBack, ...gone.map((id) => `lesson:${id}`)] };
  },
});

type Row = { id: number; subject: string; query: string; language: string; created_at: string };
/** The latest say enough, and an index must not grow with every visitor. */
const most = 20_000;

const read = async (db: Db, subjects: string[] | null): Promise<Row[]> =>
  (
    await db.execute<Row>(sql`
      select id, subject, query, language, created_at from deflections
      where query <> '' and (${subjects === null} or subject = any(${sql.param(subjects ?? [])}::text[]))
      order by id desc limit ${most}`)
  ).rows;

/** Lessons whose words have been kept long enough, or whose person wished to be forgotten. */
const wordless = async (db: Db, subjects: string[]): Promise<number[]> =>
  (
    await db.execute<{ id: number }>(sql`
      select id from deflections where query = '' and subject = any(${sql.param(subjects)}::text[])
      order by id desc limit ${most}`)
  ).rows.map(({ id }) => id);

const documentOf = (row: Row): SearchDocument => ({
  kind: "lesson",
  id: row.id,
  language: row.language,
  topics: [],
  solved: true,
  answered: false,
  createdAt: new Date(row.created_at),
  title: row.query.slice(0, 300),
  body: row.query.slice(300),
  answers: "",
  solvedBy: [row.subject],
});
