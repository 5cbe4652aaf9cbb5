import { type SQL, sql } from "drizzle-orm";

/** Who speaks for a row of `questions`, as `speakerOf` has it: whoever took the place of an erased asker, else its asker. */
export const speakerSql = (question: string): SQL => {
  const q = sql.identifier(question);
  return sql`coalesce((select e.asker_id from escalations e where e.question_id = ${q}.id and e.asker_id is not null
    order by e.id desc limit 1), ${q}.asker_id)`;
};
