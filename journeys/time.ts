import { realpathSync } from "node:fs";
import { connect, placeOf } from "@/db/embedded/server";
import { test } from "./cast";

/**
 * Lets an hour go by for the promises of one question, and the timer look. With a site of one's own (`JOURNEYS_URL`)
 * its data folder must be named too: no browser can turn a clock.
 */
export async function promisesFallDue(questionNumber: number): Promise<void> {
  const folder = process.env.JOURNEYS_DATA;
  test.skip(!folder, "JOURNEYS_DATA does not name the data folder of the site that JOURNEYS_URL names.");
  const database = await connect(placeOf(realpathSync(folder!)), "firsthand");
  if (!database) throw new Error(`No database answers in ${folder}.`);
  try {
    await database.query(
      `update promises set due_at = now() - interval '1 second', made_at = made_at - interval '1 hour'
       where outcome is null and escalation_id in (select id from escalations where question_id = $1)`,
      [questionNumber],
    );
    await database.query("update questions set gate_due_at = now() where id = $1", [questionNumber]);
    await database.query("select graphile_worker.add_job('sweep', '{}', queue_name => 'sweep')");
  } finally {
    await database.end();
  }
}
