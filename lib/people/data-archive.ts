import type { OwnData } from "./queries/own-data";
import { type ZipEntry, zip } from "./zip";

type Row = Record<string, unknown>;
type Words = { title: string; lead: string };

/** A copy of somebody's data as one archive: all of it as JSON, and what they wrote once more as Markdown, to read. */
export function dataArchive({ at, rows, files }: OwnData, words: Words): Buffer {
  const written: ZipEntry[] = [
    ...(rows["questions by asker_id"] ?? []).map((row) => ({
      name: `questions/${row.id}.md`,
      data: markdown({ asked: row.asked_at, topic: row.topic_id }, `# ${row.title}\n\n${row.body}`),
    })),
    ...(rows["answers by author_id"] ?? []).map((row) => ({
      name: `answers/${row.id}.md`,
      data: markdown({ question: row.question_id, posted: row.posted_at }, text(row)),
    })),
    ...(rows["comments by author_id"] ?? []).map((row) => ({
      name: `comments/${row.id}.md`,
      data: markdown(
        { question: row.question_id, answer: row.answer_id, written: row.created_at },
        text(row),
      ),
    })),
    ...exchange(rows),
  ];
  return zip(
    [
      { name: "README.md", data: `# ${words.title}\n\n${words.lead}\n` },
      { name: "data.json", data: `${JSON.stringify({ at, ...rows }, null, 2)}\n` },
      ...written,
      ...files.map(({ name, body }) => ({ name: `files/${name.replace(/[\\/]/g, "-")}`, data: body })),
    ],
    at,
  );
}

/** The private words between the person and support, oldest first, one file for each case. */
function exchange(rows: OwnData["rows"]): ZipEntry[] {
  const all = [
    ...(rows["escalation_messages by author_id"] ?? []).map((row) => ({ ...row, from: "me" })),
    ...(rows["messages to me"] ?? []).map((row) => ({ ...row, from: "support" })),
  ] as Row[];
  all.sort((a, b) => String(a.created_at).localeCompare(String(b.created_at)));
  const cases = new Map<unknown, Row[]>();
  for (const row of all) cases.set(row.escalation_id, [...(cases.get(row.escalation_id) ?? []), row]);
  return [...cases].map(([id, messages]) => ({
    name: `private/case-${id}.md`,
    data: messages.map((row) => `## ${row.from}, ${row.created_at}\n\n${text(row)}\n`).join("\n"),
  }));
}

const text = (row: Row) => String(row.body ?? "");

/** With what is known beside the text on top, as editors of Markdown read it. */
function markdown(facts: Row, body: string): string {
  const lines = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined);
  return `---\n${lines.map(([name, value]) => `${name}: ${value}`).join("\n")}\n---\n\n${body}\n`;
}
