import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { acceptances, articles } from "@/db/schema";
import { eachEngine } from "@/lib/testing/engines";
import { addAnswer, addArticle, addQuestion, noteChanged } from "@/lib/testing/posts";

eachEngine(({ here, ask, found }) => {
  describe("learns from outcomes", () => {
    test("what must be brought up to date comes after what says the same, and first again when it is not", async () => {
      const [one, other] = [
        await addArticle(here.site.db, { title: "Winterising the reservoir", slug: "winter-1" }),
        await addArticle(here.site.db, { title: "Winterising the reservoir", slug: "winter-2" }),
      ];
      for (const mode of ["ask", "submit"] as const)
        for (const [old, fresh] of [
          [one, other],
          [other, one],
        ]) {
          for (const [id, status] of [
            [old, "needs_update"],
            [fresh, "published"],
          ] as const) {
            await here.site.db.update(articles).set({ status }).where(eq(articles.id, id!));
            await noteChanged(here.site.db, `article:${id}`);
          }
          expect([mode, await found("winterising reservoir", { mode })]).toEqual([
            mode,
            [`article:${fresh}`, `article:${old}`],
          ]);
        }
    });

    test("a linked article is found in the words of those whom it helped, until the link ends", async () => {
      const article = await addArticle(here.site.db, {
        title: "Backflush cycle",
        body: "Run water through the group.",
      });
      const askerId = here.cast.mara.id;
      expect(await found("coffee tastes like soap", { mode: "ask" })).not.toContain(`article:${article}`);
      const question = await addQuestion(
        here.site.db,
        { title: "My coffee tastes like soap", askerId },
        { links: [article] },
      );
      const { hits } = await ask("coffee tastes like soap", { mode: "ask" });
      expect(hits.map(({ kind, id }) => `${kind}:${id}`)).toContain(`article:${article}`);
      await here.site.db.execute(sql`delete from question_articles where question_id = ${question}`);
      await noteChanged(here.site.db, `question:${question}`);
      expect(await found("coffee tastes like soap", { mode: "ask" })).not.toContain(`article:${article}`);
    });

    test("each word that somebody asked with lends itself to what helped them, and never those of who answered", async () => {
      const article = await addArticle(here.site.db, { title: "Adjusting the stopcock" });
      for (const title of ["Whistling from beneath", "Puddle beneath"]) {
        const askerId = here.cast.mara.id;
        const questionId = await addQuestion(here.site.db, { title, askerId }, { links: [article] });
        await addAnswer(here.site.db, {
          questionId,
          authorId: here.cast.theo.id,
          body: "Twist the crossbar.",
        });
      }
      const lent = async (q: string) =>
        (await ask(q, { mode: "ask" })).hits.find(({ kind, id }) => kind === "article" && id === article)
          ?.parts.words ?? 0;
      expect(await lent("whistling puddle")).toBeGreaterThan(0);
      expect(await lent("twist crossbar")).toBe(0);
    });

    test("words that somebody had searched with lead others to what solved it for them", async () => {
      const article = await addArticle(here.site.db, {
        title: "Pump priming",
        body: "Open the steam valve.",
      });
      await here.site.db.execute(sql`
        insert into deflections (subject, query, language, created_at)
        values (${`article:${article}`}, 'gurgling sputter', 'en', now())`);
      await noteChanged(here.site.db, `article:${article}`);
      expect(await found("gurgling sputter", { mode: "ask" })).toEqual([`article:${article}`]);
    });

    test("so do words that led to a thread, once that has its solution", async () => {
      const thread = await addQuestion(here.site.db, {
        title: "Vibiemme lever stiff",
        askerId: here.cast.mara.id,
      });
      await here.site.db.execute(sql`
        insert into deflections (subject, query, language, created_at)
        values (${`question:${thread}`}, 'kwijibo floop', 'en', now())`);
      await noteChanged(here.site.db, `question:${thread}`);
      const modes = ["ask", "submit", "type"] as const;
      for (const mode of modes) expect([mode, await found("kwijibo floop", { mode })]).toEqual([mode, []]);
      const post = { questionId: thread, authorId: here.cast.theo.id, body: "Grease its axle." };
      await addAnswer(here.site.db, post, { accepted: true });
      for (const mode of modes)
        expect([mode, await found("kwijibo floop", { mode })]).toEqual([mode, [`question:${thread}`]]);
      expect(await found("vibiemme lever", { mode: "ask" })).toEqual([`question:${thread}`]);
    });

    test("who asks is shown solved questions before those that wait, and the other way round when that ends", async () => {
      const askerId = here.cast.mara.id;
      const waiting = await addQuestion(here.site.db, { title: "App cannot pair with machine", askerId });
      const solved = await addQuestion(here.site.db, {
        title: "Pairing the app with a new machine",
        askerId,
      });
      await addAnswer(
        here.site.db,
        { questionId: solved, authorId: here.cast.theo.id, body: "Hold the steam button" },
        { accepted: true },
      );
      expect(await found("app cannot pair with machine", { mode: "ask" })).toEqual([
        `question:${solved}`,
        `question:${waiting}`,
      ]);
      await here.site.db
        .update(acceptances)
        .set({ endedAt: new Date() })
        .where(eq(acceptances.questionId, solved));
      await noteChanged(here.site.db, `question:${solved}`);
      expect((await found("app cannot pair with machine", { mode: "ask" }))[0]).toBe(`question:${waiting}`);
    });
  });
});
