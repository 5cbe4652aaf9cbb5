import { afterAll, beforeAll, expect, test } from "vitest";
import { readQuestions } from "@/lib/community/inputs";
import { thread } from "@/lib/community/queries/thread";
import type { Person } from "@/lib/context";
import { decidePending } from "@/lib/desk/commands/decide-pending";
import { makePromise } from "@/lib/desk/commands/make-promise";
import { takeEscalation } from "@/lib/desk/commands/take-escalation";
import { suspendPerson } from "@/lib/people/commands/suspend-person";
import { updateProfile } from "@/lib/people/commands/update-profile";
import { reportPost } from "@/lib/site/commands/report-post";
import { saveTopic } from "@/lib/site/commands/save-topic";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { fingerprint } from "@/lib/testing/fingerprint";
import { hostileLines } from "@/lib/testing/hostile";
import { runJobs } from "@/lib/testing/jobs";
import { acceptAnswer } from "./commands/accept-answer";
import { askQuestion } from "./commands/ask-question";
import { certifyNeedsStaff } from "./commands/certify-needs-staff";
import { closeQuestion } from "./commands/close-question";
import { hidePost } from "./commands/hide-post";
import { markDidNotWork } from "./commands/mark-did-not-work";
import { postAnswer } from "./commands/post-answer";
import { postComment } from "./commands/post-comment";
import { restrictQuestion } from "./commands/restrict-question";
import { threadData } from "./structured-data";

let site: TestSite;
let cast: Cast;
beforeAll(async () => {
  process.env.AUTH_SECRET = "a secret of the tests, long enough for them";
  process.env.SITE_URL = "https://help.example.com";
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

const at = (who: Person) => site.ctxFor(who);
const fresh = () => site.pool.query("truncate limits");

test.each(hostileLines)(
  "%j stays words in names, topics, titles, reasons, mails and data for search engines (R11, R14)",
  async (line) => {
    await fresh();
    const topic = await saveTopic(at(cast.ada), { name: line.slice(0, 80) });
    for (const who of ["mara", "theo", "ines"] as const) {
      const { handle } = cast[who];
      await updateProfile(at(cast[who]), {
        name: line,
        handle,
        about: line,
        language: "en",
        timeZone: "UTC",
      });
    }
    await site.pool.query("truncate mails");
    const ask = (topicId: number) => askQuestion(at(cast.mara), { title: line, body: line, topicId });
    const { id } = await ask(topic.id);
    const { id: answerId } = await postAnswer(at(cast.theo), { questionId: id, body: line });
    await postComment(at(cast.ines), { questionId: id, body: line });
    await markDidNotWork(at(cast.mara), { questionId: id, answerId, reason: line });
    const { id: second } = await ask(cast.machines);
    await certifyNeedsStaff(at(cast.theo), { questionId: second, cause: "money", note: line });
    const escalationId = (await readQuestions(site.db, [second])).get(second)!.facts.escalation!.id;
    await takeEscalation(at(cast.ines), { escalationId });
    await makePromise(at(cast.ines), { escalationId, what: line, why: line, dueAt: new Date("2030-01-01") });
    const { id: other } = await postAnswer(at(cast.theo), { questionId: second, body: line });
    await acceptAnswer(at(cast.mara), { questionId: second, answerId: other });
    await decidePending(at(cast.ines), { escalationId, decision: "keep" });
    await reportPost(at(cast.lena), { kind: "answer", id: String(answerId), reason: "spam", note: line });
    await hidePost(at(cast.ines), { questionId: id, type: "answer", postId: answerId, reason: line });
    await closeQuestion(at(cast.ines), { questionId: id, reason: line });

    const shown = await thread(site.ctxFor(cast.ada), id);
    expect(shown.title).toBe(line);
    const address = (path: string) => `https://help.example.com${path}`;
    const [question] = threadData(await thread(site.ctxFor({ kind: "visitor" }), second), address) as [
      { mainEntity: { name: string; author: { name: string } } },
    ];
    expect(question.mainEntity.name).toBe(line);
    expect(question.mainEntity.author.name).toBe(shown.asker.name);
    // Slugs are letters, digits and hyphens, so that no address carries anything else.
    expect(shown.slug).toMatch(/^[\p{L}\p{N}-]+$/u);
    expect(shown.html).not.toMatch(live);

    const { rows } = await site.pool.query<{ subject: string; html: string; text: string }>(
      "select subject, html, text from mails",
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.some(({ text }) => text.includes(line))).toBe(true);
    for (const mail of rows) {
      expect(mail.html).not.toMatch(live);
      expect(mail.subject).not.toMatch(/[\r\n]/);
      const targets = [...mail.html.matchAll(/href="([^"]*)"/g)].map(([, url]) =>
        url!.replaceAll("&#38;", "&"),
      );
      for (const url of targets) expect(new URL(url).origin).toBe("https://help.example.com");
    }
    await runJobs(site);
  },
);

/** A tag or attribute that could run or fetch something. */
const live = /<(script|img|svg|iframe|object|embed|link|base|form)\b|<[a-z][^<>]*\son\w+\s*=/i;

test("titles and names are stored composed, without what hides, reorders or stacks; NUL is refused and nothing written (R10)", async () => {
  await fresh();
  const odd = `Pay\u200bpal \u202egnp.exe e\u0301 ${"Z"}${"\u0300\u0301\u0302\u0303\u0304".repeat(40)}`;
  const { id } = await askQuestion(at(cast.mara), { title: odd, body: "Body" });
  const { title } = await thread(at(cast.mara), id);
  expect(title).toBe(title.normalize("NFC"));
  expect(title).toMatch(/^Paypal gnp\.exe é Z\p{M}{0,4}$/u);
  await updateProfile(at(cast.mara), {
    name: `M\u202eara${"\u0301".repeat(200)}`,
    handle: "mara",
    about: "",
    language: "en",
    timeZone: "UTC",
  });
  const { asker } = await thread(at(cast.mara), id);
  expect([...asker.name].length).toBeLessThan(10);
  expect(asker.name).not.toMatch(/[\u202a-\u202e\u200b]/);

  const before = await fingerprint(site);
  const questionId = id;
  const tries = [
    () => askQuestion(at(cast.mara), { title: "a\0bc", body: "x" }),
    () => askQuestion(at(cast.mara), { title: "abc", body: "a\0b" }),
    () => postAnswer(at(cast.theo), { questionId, body: "a\0b" }),
    () => postComment(at(cast.theo), { questionId, body: "a\0b" }),
    () => closeQuestion(at(cast.ines), { questionId, reason: "a\0b" }),
    () => restrictQuestion(at(cast.ines), { questionId, reason: "a\0b" }),
    () => saveTopic(at(cast.ada), { name: "a\0b" }),
  ];
  for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: "invalid_text" });
  expect(await fingerprint(site)).toEqual(before);
  // A half character becomes the sign for one, since no database holds it.
  const half = await askQuestion(at(cast.mara), { title: "half \ud83d of it", body: "x \ud83d" });
  expect((await thread(at(cast.mara), half.id)).title).toBe("half \ufffd of it");
});

test("the reason of a pause reaches its mail as words", async () => {
  await site.pool.query("truncate mails, limits");
  await suspendPerson(at(cast.ada), { personId: cast.lena.id, reason: hostileLines.join(" ").slice(0, 400) });
  const { rows } = await site.pool.query("select html from mails");
  expect(rows).toHaveLength(1);
  expect(rows[0].html).not.toMatch(live);
});
