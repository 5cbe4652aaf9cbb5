import { describe, expect, it, vi } from "vitest";
import { readQuestions } from "@/lib/community/inputs";
import { send } from "@/lib/testing/actions";
import { browser, sentForms } from "@/lib/testing/sent-forms";

// The actions are ours; what the browser sent stands in for what Next would know.
vi.mock("next/headers", async () => (await import("@/lib/testing/sent-forms")).nextHeaders);

const { here, signIn, action } = sentForms();

describe("a form sent twice (B01)", () => {
  it("makes one question, and leads there both times", async () => {
    const [keep, post] = [await action("ask", "keep"), await action("ask", "post")];
    await signIn(here.cast.mara);
    const kept = (await send(keep, { title: "Sent twice by accident", happened: "Hello." })) as {
      to: string;
    };
    const token = new URL(kept.to, "http://x").searchParams.get("draft")!;
    const [first, second] = await Promise.all([send(post, { token }), send(post, { token })]);
    expect(first).toEqual(second);
    expect(await send(post, { token })).toEqual(first);
    const { rows } = await here.site.pool.query(
      "select id from questions where title = 'Sent twice by accident'",
    );
    expect(rows).toHaveLength(1);
    expect(first).toEqual({ to: `/questions/${rows[0].id}/sent-twice-by-accident` });
  });
});

describe("asking a person (B03, B04)", () => {
  it("about a question with an accepted answer is refused; while it is with support it is the same case again", async () => {
    const run = await action("[[...slug]]", "act");
    await signIn(here.cast.mara);
    const questionId = here.scene.ids.questionId;
    const pressed = { questionId: String(questionId), act: "ask_person" };
    await send(run, { questionId: String(questionId), act: `accept ${here.scene.ids.answerId}` });
    const accepted = (await readQuestions(here.site.db, [questionId])).get(questionId)!.facts.acceptance;
    expect(accepted?.kind).toBe("firm");
    expect(await send(run, pressed)).toMatchObject({ ok: false, status: 409, code: "already_answered" });

    const { rows } = await here.site.pool.query("select question_id as id from escalations where id = $1", [
      here.scene.case.escalationId,
    ]);
    const count = async () =>
      (
        await here.site.pool.query(
          "select (select count(*) from escalations) as cases, (select count(*) from gate_refusals where question_id = $1) as refusals",
          [rows[0].id],
        )
      ).rows[0];
    const before = await count();
    for (let i = 0; i < 2; i += 1)
      expect(await send(run, { questionId: String(rows[0].id), act: "ask_person" })).toHaveProperty("to");
    expect(await count()).toEqual(before);
    expect(before.refusals).toBe("0");
  });
});

describe("signing in (S01, S06)", () => {
  it("answers an address we know and one we do not with the same words and the same work", async () => {
    const run = await action("sign-in", "askForLink");
    const answers: unknown[] = [];
    for (const email of ["mara@example.com", "nobody@example.com"]) {
      await here.site.pool.query("truncate mails, verification_tokens");
      const jobs = async () =>
        Number(
          (await here.site.pool.query("select count(*) as n from graphile_worker._private_jobs")).rows[0].n,
        );
      const jobsBefore = await jobs();
      const answer = await send(run, { email, returnTo: "/" });
      const { rows } = await here.site.pool.query(
        `select (select count(*) from mails) as mails, (select count(*) from verification_tokens) as links,
          (select count(*) from limits) as counted`,
      );
      answers.push({ answer, ...rows[0], jobs: (await jobs()) - jobsBefore });
      await here.site.pool.query("truncate limits");
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ answer: { to: "/sign-in/sent" }, mails: "1", links: "1" });
  });

  it("leads nowhere but to this site", async () => {
    const run = await action("sign-in", "confirmLink");
    for (const returnTo of [
      "https://evil.test",
      "//evil.test",
      "/\\evil.test",
      "/%09/evil.test",
      "http://[",
    ]) {
      await here.site.pool.query("truncate limits, mails, verification_tokens");
      browser.cookies = {};
      await send(await action("sign-in", "askForLink"), { email: "mara@example.com", returnTo });
      const { rows } = await here.site.pool.query("select text from mails");
      const link = new URL(/http:\S+/.exec(rows[0].text)![0]);
      expect(link.origin).toBe("http://localhost:3000");
      expect(link.searchParams.get("returnTo")).toBeNull();
      const answer = await send(run, { token: link.searchParams.get("token")!, returnTo });
      expect(answer).toEqual({ to: "/" });
    }
  });
});

describe("a stranger's address (M08)", () => {
  it("typed a hundred times gets one mail with none of what was written, and nothing becomes public", async () => {
    const [keep, sendLink] = [await action("ask", "keep"), await action("ask", "sendLink")];
    await here.site.pool.query("truncate mails");
    const questions = async () =>
      (await here.site.pool.query("select count(*) as n from questions")).rows[0].n;
    const before = await questions();
    for (let i = 0; i < 100; i += 1) {
      browser.headers["x-firsthand-address"] = `network-${i}`;
      browser.headers["x-firsthand-visitor"] = `visitor-${i}`;
      const kept = (await send(keep, { title: "Buy at canary-shop.test", happened: "canary-shop.test" })) as {
        to: string;
      };
      const token = new URL(kept.to, "http://x").searchParams.get("draft")!;
      await send(sendLink, { token, email: "stranger@example.org" });
    }
    const { rows } = await here.site.pool.query('select subject, text, html, "to" from mails');
    expect(rows.map((row) => row.to)).toEqual(["stranger@example.org"]);
    expect(rows[0].subject).toBe("Please confirm your address");
    expect(JSON.stringify(rows)).not.toContain("canary");
    expect(await questions()).toBe(before);
  });
});
