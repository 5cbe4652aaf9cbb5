import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { groupRepeats } from "../grouping/group-repeats";
import { openCases } from "../signals/cases";
import { type FailedWords, failedWords } from "./failed-words";

/** Gaps are looked for as long back as searches are kept on most sites. */
export const gapDays = 90;
export const gapWeeks = 8;

export type GapCase = {
  id: number;
  cause: "no_article" | "article_not_found" | "article_wrong";
  number: number;
  slug: string;
  title: string;
  /** What is being written about it, or is to be mended. */
  article: { id: number; title: string } | null;
};

/** Something that people look for or had to be told by staff, and that nothing here answers well. */
export type Gap = {
  /** Names it within the page: its first words, or its first case. */
  key: string;
  label: string;
  language: string;
  words: FailedWords[];
  cases: GapCase[];
  people: number;
  times: number;
  nothingFound: number;
  /** Searches and cases in each of the last eight weeks, the oldest first. */
  trend: number[];
};

/** A case says more than a search: somebody had to be answered by hand. */
const caseWeight = 5;

/** Failed searches and cases with a content cause, grouped like questions, those that concern most people first. */
export async function gatherGaps(db: Db | Tx, now: Date): Promise<Gap[]> {
  const [failed, cases] = [await undismissed(db, now), await visibleCases(db, now)];
  const texts = [
    ...failed.map(({ query, language }) => ({ title: query, language })),
    ...cases.map(({ title, language }) => ({ title, language })),
  ];
  const places = groupRepeats(texts);
  const groups = new Map<number, { words: FailedWords[]; cases: (typeof cases)[number][] }>();
  places.forEach((place, at) => {
    const group = groups.get(place) ?? { words: [], cases: [] };
    groups.set(place, group);
    if (at < failed.length) group.words.push(failed[at]!);
    else group.cases.push(cases[at - failed.length]!);
  });
  return [...groups.values()].map(gapOf).sort((a, b) => weightOf(b) - weightOf(a) || b.times - a.times);
}

const weightOf = ({ people, cases }: Gap): number => people + caseWeight * cases.length;

function gapOf({ words, cases }: { words: FailedWords[]; cases: CaseRow[] }): Gap {
  const sum = (of: (each: FailedWords) => number) => words.reduce((total, each) => total + of(each), 0);
  const trend = Array<number>(gapWeeks).fill(0);
  for (const ago of [...words.flatMap(({ weeksAgo }) => weeksAgo), ...cases.map(({ weeksAgo }) => weeksAgo)])
    if (ago >= 0 && ago < gapWeeks) trend[gapWeeks - 1 - ago]!++;
  const [first] = words;
  return {
    key: first ? `${first.language} ${first.words}` : `case ${cases[0]!.id}`,
    label: first?.query ?? cases[0]!.title,
    language: first?.language ?? cases[0]!.language,
    words,
    cases: cases.map(({ weeksAgo: _, language: __, ...each }) => each),
    people: sum((each) => each.people),
    times: sum((each) => each.times),
    nothingFound: sum((each) => each.nothingFound),
    trend,
  };
}

async function undismissed(db: Db | Tx, now: Date): Promise<FailedWords[]> {
  const failed = await failedWords(db, now, gapDays);
  const { rows } = await db.execute<{ key: string }>(
    sql`select language || ' ' || words as key from gap_dismissals`,
  );
  const dismissed = new Set(rows.map(({ key }) => key));
  return failed.filter(({ language, words }) => !dismissed.has(`${language} ${words}`));
}

type CaseRow = GapCase & { language: string; weeksAgo: number };

async function visibleCases(db: Db | Tx, now: Date): Promise<CaseRow[]> {
  const { rows } = await db.execute<CaseRow>(sql`
    select c.id, c.cause, c.number, c.slug, c.title, q.language,
      case when a.id is not null then json_build_object('id', a.id, 'title', a.title) end as article,
      floor(extract(epoch from ${now.toISOString()}::timestamptz - c.created_at) / 604800)::int as "weeksAgo"
    from (${openCases}) c join questions q on q.id = c.number
    left join articles a on a.id = c.article_id and a.status <> 'archived' where c.is_public order by c.created_at desc limit 500`);
  return rows;
}

/** Open cases with a content cause whose threads not everybody may read: they count, and nothing is said of them. */
export async function hiddenCases(db: Db | Tx): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from (${openCases}) c where not c.is_public`,
  );
  return rows[0]!.count;
}
