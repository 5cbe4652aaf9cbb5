import { type SQL, sql } from "drizzle-orm";
import { type Context, currentTime } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { visibleQuestion } from "@/lib/search/visible";
import { type CountedGroup, countedGroups, factsOf, isRepeat } from "../counted-groups";
import { type GroupDetails, groupDetails } from "../group-details";
import { type Column, columns } from "../rules/column";
import { type Move, movesOf } from "../rules/moves";
import { inOrder, type Order } from "../rules/order";
import { minutesSpent } from "../rules/time-spent";
import { readUnitCosts } from "../unit-costs";
import { type Placing, placing } from "./placing";

export type BoardGroup = CountedGroup &
  GroupDetails & {
    /** Of ambassadors and staff, as far as it is recorded or can be reckoned. */
    minutes: number;
    moves: Move[];
  };

/** Two that are alike can be chance, so groups of three come first. */
export const leasts = [3, 2, 5, 10] as const;

export type BoardInput = {
  topicId?: number;
  language?: string;
  /** Words of its name or of one of its questions. */
  q?: string;
  /** Groups of so many questions; those that a curator has done something with are there all the same. */
  least?: (typeof leasts)[number];
  order?: Order;
  /** One column, page by page; without it the first groups of each. */
  column?: Column;
  page?: number;
};

export type Board = {
  now: Date;
  counts: Record<Column, number>;
  groups: Record<Column, BoardGroup[]>;
  page: number;
  pages: number;
  /** What the filters offer. */
  topics: { id: number; name: string }[];
  languages: string[];
  placing: Placing;
};

/** So many groups of a column stand on the board; the column's own page has the rest. */
export const shownOnBoard = 8;
export const shownInColumn = 25;

/** The groups of repeats by where they stand, those first that matter most. Counted over public questions only. */
export async function board(ctx: Context, input: BoardInput = {}): Promise<Board> {
  authorize(ctx.actor, "repeats.read");
  const now = await currentTime(ctx);
  const found = await countedGroups(ctx.db, now, matching(input));
  found.sort(inOrder(input.order ?? "matters"));
  const byColumn = new Map<Column, CountedGroup[]>(columns.map((column) => [column, []]));
  for (const group of found) byColumn.get(group.column)!.push(group);
  const all = input.column ? byColumn.get(input.column)!.length : 0;
  const pages = Math.max(1, Math.ceil(all / shownInColumn));
  const page = Math.min(pages, Math.max(1, Math.trunc(input.page ?? 1) || 1));
  const shown = (column: Column) => {
    if (!input.column) return byColumn.get(column)!.slice(0, shownOnBoard);
    if (column !== input.column) return [];
    return byColumn.get(column)!.slice((page - 1) * shownInColumn, page * shownInColumn);
  };
  const details = await groupDetails(
    ctx.db,
    columns.flatMap((column) => shown(column).map(({ id }) => id)),
    now,
  );
  const { minutesPerPost } = await readUnitCosts(ctx.db);
  const whole = (group: CountedGroup): BoardGroup[] => {
    const more = details.get(group.id);
    if (!more) return [];
    const minutes = minutesSpent(more.spent, minutesPerPost);
    return [{ ...group, ...more, minutes, moves: movesOf(factsOf(group)) }];
  };
  return {
    now,
    counts: perColumn((column) => byColumn.get(column)!.length),
    groups: perColumn((column) => shown(column).flatMap(whole)),
    page,
    pages,
    ...(await choices(ctx)),
    placing: await placing(ctx, now),
  };
}

const perColumn = <T>(make: (column: Column) => T): Record<Column, T> =>
  Object.fromEntries(columns.map((column) => [column, make(column)])) as Record<Column, T>;

function matching({ topicId, language, q = "", least = leasts[0] }: BoardInput): SQL {
  const parts = [isRepeat(least)];
  if (language) parts.push(sql`g.language = ${language}`);
  if (topicId)
    parts.push(sql`c.topic_id in (select id from topics where id = ${topicId} or parent_id = ${topicId})`);
  const words = q.trim().toLowerCase();
  if (words)
    parts.push(sql`(position(${words} in lower(g.name)) > 0 or exists (
      select from repeat_members m join questions q on q.id = m.question_id
      where m.group_id = g.id and ${visibleQuestion("q")} and position(${words} in lower(q.title)) > 0))`);
  return sql.join(parts, sql` and `);
}

/** Topics with their own name before those below them, and the languages that groups are in. */
async function choices(ctx: Context): Promise<Pick<Board, "topics" | "languages">> {
  const { rows } = await ctx.db.execute<Pick<Board, "topics" | "languages">>(sql`
    select coalesce((select json_agg(json_build_object('id', t.id,
        'name', case when p.id is null then t.name else p.name || ' · ' || t.name end)
        order by coalesce(p.position, t.position), coalesce(p.name, t.name), p.id is not null, t.position, t.name)
      from topics t left join topics p on p.id = t.parent_id where t.merged_into_id is null), '[]') as topics,
      array(select distinct q.language from questions q where ${visibleQuestion("q")} order by 1) as languages`);
  return rows[0]!;
}
