import type { Command } from "commander";
import { type Db, openDatabase } from "@/db/client";
import { reachDatabase } from "@/db/reach";
import { largestGroups } from "@/lib/curation/queries/largest-groups";
import { rebuildRepeats } from "@/lib/curation/rebuild/rebuild";
import { env } from "@/lib/env";

const operator = (db: Db) => ({ db, actor: { kind: "system" as const, job: "repeats" } });

async function onSite(run: (db: Db) => Promise<void>): Promise<void> {
  const { url, leave } = await reachDatabase(env());
  const { db, close } = openDatabase(url, { statementTimeoutMs: 0 });
  try {
    await run(db);
  } finally {
    await close();
    await leave();
  }
}

export default function addRepeats(program: Command): void {
  const repeats = program.command("repeats").description("Look after the groups of repeats.");

  repeats
    .command("rebuild")
    .description("Group all public questions anew, now; what people have decided stands.")
    .action(() =>
      onSite(async (db) => {
        const { questions, groups, moved } = await rebuildRepeats(operator(db));
        console.log(`${questions} questions in ${groups} groups; ${moved} are in another one than before.`);
      }),
    );

  repeats
    .command("largest")
    .description("Show the largest groups: their size and words, and how many lead to one article.")
    .argument("[count]", "how many", "20")
    .action((count: string) =>
      onSite(async (db) => {
        for (const group of await largestGroups(operator(db), Number(count))) {
          const led = `${Math.round(group.leadToOneArticle * 100)} % lead to one article`;
          console.log(`${String(group.size).padStart(5)}  ${group.title}`);
          console.log(`       ${group.sharedWords.join(", ")}; ${led}`);
        }
      }),
    );
}
