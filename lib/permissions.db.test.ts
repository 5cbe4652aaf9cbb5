import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { Refusal, type RefusalCode } from "@/lib/errors";
import { type Action, objection, policy } from "@/lib/policy";
import { attempts, withoutARight } from "@/lib/testing/attempts";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { rolesOf, type Scene, sceneOf } from "@/lib/testing/scene";

const commands = readdirSync("lib", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((area) => commandFiles(area.name));

function commandFiles(area: string): string[] {
  try {
    return readdirSync(`lib/${area}/commands`)
      .filter((file) => file.endsWith(".ts") && !file.includes(".test."))
      .map((file) => `${area}/${file.slice(0, -3)}`);
  } catch {
    return [];
  }
}

test("every command is tried below, or stands in the list of those without a right of their own", () => {
  const tried = new Set(Object.values(attempts).map((attempt) => attempt.file));
  expect(commands.filter((file) => !tried.has(file) && !(file in withoutARight))).toEqual([]);
});

test("every command asks the policy in its own words, or through the one who locks the case, the group or the article", () => {
  const silent = commands.filter((file) => {
    const [area, name] = file.split("/");
    return !/\b(authorize|changeCase|lockCase|groupInHand|holdArticle)\(/.test(
      readFileSync(`lib/${area}/commands/${name}.ts`, "utf8"),
    );
  });
  expect(silent).toEqual([]);
});

const limits: RefusalCode[] = ["sign_in", "forbidden", "not_found", "suspended"];

describe.each([
  ["public", false],
  ["restricted", true],
])("on a %s question", (_, isRestricted) => {
  let site: TestSite;
  let cast: Cast;
  let scene: Scene;
  beforeAll(async () => {
    site = await freshSite();
    cast = await castOf(site);
    scene = await sceneOf(site, cast, isRestricted);
  });
  afterAll(() => site.close());

  test.each(Object.keys(attempts))(
    "%s does what the table says, for every role, and nothing when refused (A03, A06, law 15)",
    async (name) => {
      const attempt = attempts[name]!;
      for (const [role, actor] of Object.entries(rolesOf(cast))) {
        const expected =
          expectedOf(name, attempt.action, actor, attempt.facts(scene)) ?? attempt.otherwise ?? null;
        const got = await tryIt({ ...site.ctxFor(actor) }, (ctx) => attempt.run(ctx, scene));
        const refusedByTable = got.code !== null && limits.includes(got.code);
        expect({ role, code: refusedByTable ? got.code : null }).toEqual({ role, code: expected });
        if (expected !== null) expect({ role, rows: got.rows }).toEqual({ role, rows: 0 });
      }
    },
  );
});

/** The table's verdict, but for the few who are told more than it says. */
function expectedOf(
  name: string,
  action: Action,
  actor: Context["actor"],
  facts: Parameters<typeof objection>[2],
) {
  const id = actor.kind === "person" ? actor.id : null;
  // The asker accepts as asker even what they wrote themselves.
  if (name === "acceptAnswer" && id && facts?.question?.askerId === id)
    return objection(actor, action, { question: facts.question });
  // The words of a question are its asker's and the staff's; ambassadors change title and topic.
  return objection(actor, action, facts);
}

/** Runs one attempt and takes everything back; `rows` is how many rows it would have left outside audit and limits. */
async function tryIt(
  ctx: Context,
  run: (ctx: Context) => Promise<unknown>,
): Promise<{ code: RefusalCode | null; rows: number }> {
  let code: RefusalCode | null = null;
  let rows = 0;
  const undo = new Error("undo");
  await ctx.db
    .transaction(async (tx) => {
      const before = await countRows(tx);
      try {
        await tx.transaction((inner) => run({ ...ctx, db: inner as unknown as Context["db"] }));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        code = error.code;
      }
      rows = (await countRows(tx)) - before;
      throw undo;
    })
    .catch((error) => {
      if (error !== undo) throw error;
    });
  return { code, rows };
}

const counted = [
  "questions",
  "answers",
  "comments",
  "votes",
  "acceptances",
  "escalations",
  "promises",
  "notifications",
  "mails",
  "reports",
  "topics",
  "teams",
  "changes",
];

async function countRows(tx: { execute: (query: string) => Promise<{ rows: unknown[] }> }): Promise<number> {
  const { rows } = await tx.execute(
    `select ${counted.map((table) => `(select count(*) from ${table})`).join(" + ")} as n`,
  );
  return Number((rows[0] as { n: string }).n);
}

test("every line of the policy is asked by some command or query", () => {
  const source = ["lib", "app"]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
    )
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test.") && file !== join("lib", "policy.ts"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const dynamic = ["answer.delete", "comment.delete", "answer.hide", "comment.hide", "question.hide"];
  expect(
    Object.keys(policy).filter((action) => !dynamic.includes(action) && !source.includes(`"${action}"`)),
  ).toEqual([]);
});
