import { type SQL, sql } from "drizzle-orm";
import { visibleQuestion } from "@/lib/search/visible";

/**
 * What a group is called, as an expression over a row of `repeat_groups` under this alias: by a curator's name, else by
 * the title that its most typical question has at this moment, else by that of the newest one. Only public questions
 * name a group; null where there is none.
 */
export const groupTitle = (alias: string): SQL => {
  const g = sql.identifier(alias);
  return sql`coalesce(${g}.name,
    (select q.title from questions q where q.id = ${g}.typical_id and ${visibleQuestion("q")}),
    (select q.title from repeat_members m join questions q on q.id = m.question_id
      where m.group_id = ${g}.id and ${visibleQuestion("q")} order by q.id desc limit 1))`;
};
