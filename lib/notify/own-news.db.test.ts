import { afterAll, beforeAll, expect, it } from "vitest";
import { people, questions } from "@/db/schema";
import { type Context, type Person, transaction } from "@/lib/context";
import { personById } from "@/lib/people/queries/person-of-session";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { markRead } from "./commands/mark-read";
import { notify } from "./notify";
import { ownNews } from "./queries/own-news";

process.env.AUTH_SECRET = "a secret of the tests, long enough for them";

let site: TestSite;
let mara: Person;
let theo: Person;
const numbers: number[] = [];
const as = (person: Person): Context => site.ctxFor(person);
const news = (person: Person, before?: number) => ownNews(as(person), { before, locale: "en" });

beforeAll(async () => {
  site = await freshSite();
  const made = await site.db
    .insert(people)
    .values([
      { name: "Mara", handle: "mara" },
      { name: "Theo", handle: "theo" },
    ])
    .returning({ id: people.id });
  [mara, theo] = (await Promise.all(made.map(({ id }) => personById(site.db, id)))) as [Person, Person];
  const now = new Date();
  for (const title of ["No steam", "Too hot"]) {
    const [row] = await site.db
      .insert(questions)
      .values({ title, slug: "x", askerId: mara.id, createdAt: now, askedAt: now, lastActivityAt: now })
      .returning({ id: questions.id });
    numbers.push(row!.id);
  }
  await transaction(site.ctxFor({ kind: "system", job: "test" }), async (work) => {
    for (let i = 0; i < 40; i++) {
      const questionId = numbers[i % 2]!;
      for (const personId of [mara.id, theo.id])
        await notify(work, {
          kind: "comment_posted",
          personId,
          key: `comment:${i}`,
          questionId,
          actorId: null,
        });
    }
  });
});
afterAll(() => site.close());

it("a person reads their own news, newest first, a page at a time", async () => {
  const first = await news(mara);
  expect(first.items).toHaveLength(30);
  expect(first.unread).toBe(40);
  expect(first.items[0]!.line).toBe("Somebody commented on “Too hot”");
  const second = await news(mara, first.older!);
  expect(second.items).toHaveLength(10);
  expect(second.older).toBeNull();
  expect(new Set([...first.items, ...second.items].map((item) => item.id)).size).toBe(40);
});

it("marks as read what is theirs: one, those of a question, or all; never another's (law 9)", async () => {
  const [one] = (await news(mara)).items;
  expect(await markRead(as(theo), { id: one!.id })).toBe(0);
  expect(await markRead(as(mara), { id: one!.id })).toBe(1);
  expect(await markRead(as(mara), { id: one!.id })).toBe(0);
  expect(await markRead(as(mara), { questionId: numbers[0]! })).toBe(20);
  expect(await markRead(as(mara), "all")).toBe(19);
  expect((await news(mara)).unread).toBe(0);
  expect((await news(theo)).unread).toBe(40);
  await expect(markRead(site.ctxFor({ kind: "visitor" }), "all")).rejects.toMatchObject({ code: "sign_in" });
});

it("what became restricted is gone from the news of others, with its title", async () => {
  await site.pool.query("update questions set visibility = 'restricted' where id = $1", [numbers[0]]);
  const all = [...(await news(theo)).items];
  expect(all.every((item) => !item.line.includes("No steam"))).toBe(true);
  expect((await news(mara)).items.some((item) => item.line.includes("No steam"))).toBe(true);
});
