import { realpathSync } from "node:fs";
import { connect, placeOf } from "@/db/embedded/server";
import { test } from "./cast";

type Database = NonNullable<Awaited<ReturnType<typeof connect>>>;

/**
 * No browser can turn a clock, so what has a date is dated back. With a site of one's own (`JOURNEYS_URL`) its data
 * folder must be named too.
 */
async function onDatabase(run: (database: Database) => Promise<unknown>): Promise<void> {
  const folder = process.env.JOURNEYS_DATA;
  test.skip(!folder, "JOURNEYS_DATA does not name the data folder of the site that JOURNEYS_URL names.");
  const database = await connect(placeOf(realpathSync(folder!)), "firsthand");
  if (!database) throw new Error(`No database answers in ${folder}.`);
  try {
    await run(database);
  } finally {
    await database.end();
  }
}

/** Lets an hour go by for the promises of one question, and the timer look. */
export const promisesFallDue = (questionNumber: number): Promise<void> =>
  onDatabase(async (database) => {
    await database.query(
      `update promises set due_at = now(), made_at = made_at - interval '1 hour'
       where outcome is null and escalation_id in (select id from escalations where question_id = $1)`,
      [questionNumber],
    );
    await database.query("update questions set gate_due_at = now() where id = $1", [questionNumber]);
    await database.query("select graphile_worker.add_job('sweep', '{}', queue_name => 'sweep')");
  });

/**
 * Lets so many weeks go by in which nobody asks what this article answers; before it came out somebody had asked in each
 * week.
 */
export const quietWeeksGoBy = (articleId: number, weeks: number): Promise<void> =>
  onDatabase(async (database) => {
    await database.query(
      `update questions q set asked_at = asked_at - make_interval(weeks => $2 + number), created_at = created_at - make_interval(weeks => $2 + number)
       from (select m.question_id, row_number() over (order by m.question_id desc)::int as number
         from repeat_members m join repeat_groups g on g.id = m.group_id where g.article_id = $1) of_group
       where q.id = of_group.question_id`,
      [articleId, weeks],
    );
    for (const [table, key] of [
      ["articles", "id"],
      ["article_versions", "article_id"],
    ])
      await database.query(
        `update ${table} set published_at = published_at - make_interval(weeks => $2) where ${key} = $1`,
        [articleId, weeks],
      );
  });
