import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { articles, questions } from "@/db/schema";
import { eachEngine } from "@/lib/testing/engines";
import { addAnswer, addArticle, addQuestion, noteChanged } from "@/lib/testing/posts";
import { answerAmong, type Filters, type Mode } from "./engine";

eachEngine(({ here, ask, found }) => {
  describe("follows what is written", () => {
    test("a question by the words of its title, body and answers, and no more when it is gone", async () => {
      const id = await addQuestion(here.site.db, {
        title: "Grinder makes a rattling noise",
        body: "It began after descaling",
        askerId: here.cast.mara.id,
      });
      expect(await found("rattle")).toEqual([`question:${id}`]);
      expect(await found("descaled")).toEqual([`question:${id}`]);
      await addAnswer(here.site.db, {
        questionId: id,
        authorId: here.cast.theo.id,
        body: "Tighten the burr carrier.",
      });
      expect(await found("burr")).toEqual([`question:${id}`]);
      await here.site.db.update(questions).set({ title: "Grinder hums" }).where(eq(questions.id, id));
      await noteChanged(here.site.db, `question:${id}`);
      expect(await found("rattling")).toEqual([]);
      await here.site.db.update(questions).set({ hiddenAt: new Date() }).where(eq(questions.id, id));
      await noteChanged(here.site.db, `question:${id}`);
      expect(await found("burr")).toEqual([]);
    });

    test("nothing that is restricted, held, hidden, a draft, or not for everybody, in any way of asking", async () => {
      const at = new Date();
      const askerId = here.cast.mara.id;
      const hidden = [
        { visibility: "restricted" as const },
        { heldAt: at },
        { hiddenAt: at },
        { askedAt: null },
      ];
      for (const row of hidden)
        await addQuestion(here.site.db, { title: "Canary zirconium", askerId, ...row });
      const notForAll = [
        { status: "draft" as const },
        { status: "archived" as const },
        { audience: "staff" as const },
        { audience: "signed_in" as const },
      ];
      for (const row of notForAll)
        await addArticle(here.site.db, {
          title: "Canary zirconium",
          slug: `canary-${JSON.stringify(row)}`,
          ...row,
        });
      const open = await addQuestion(here.site.db, { title: "Steam wand", askerId });
      const post = { questionId: open, authorId: here.cast.theo.id, body: "zirconium" };
      for (const row of [{ hiddenAt: at }, { heldAt: at }, { deletedAt: at }, { postedAt: null }])
        await addAnswer(here.site.db, { ...post, ...row });
      for (const mode of ["type", "submit", "ask", "similar"] as const) {
        const { hits, total } = await ask("zirconium", { mode, limit: 50 });
        expect([mode, hits, total]).toEqual([mode, [], 0]);
      }
    });

    test("an article that becomes private is not found by the words of those whom it helped", async () => {
      const article = await addArticle(here.site.db, { title: "Replacing the gasket ring" });
      const asked = await addQuestion(
        here.site.db,
        { title: "Quixotic dribble under the handle", askerId: here.cast.mara.id },
        { links: [article] },
      );
      expect(await found("quixotic dribble", { mode: "ask" })).toContain(`article:${article}`);
      await here.site.db.update(articles).set({ audience: "staff" }).where(eq(articles.id, article));
      await noteChanged(here.site.db, `article:${article}`);
      for (const mode of ["ask", "submit"] as const)
        expect(await found("quixotic dribble", { mode })).toEqual([`question:${asked}`]);
    });

    test("what is not committed is not there, and never is when it rolls back", async () => {
      await here.site.db
        .transaction(async (tx) => {
          await addQuestion(tx, { title: "Portafilter phantom", askerId: here.cast.mara.id });
          expect(await found("phantom")).toEqual([]);
          throw new Error("roll back");
        })
        .catch(() => undefined);
      expect(await found("phantom")).toEqual([]);
    });

    test("the last of many quick changes to one thing is what stays", async () => {
      const id = await addQuestion(here.site.db, { title: "Version zero", askerId: here.cast.mara.id });
      for (const word of ["alpha", "bravo", "charlie", "deltoid"]) {
        await here.site.db
          .update(questions)
          .set({ title: `Versionword ${word}` })
          .where(eq(questions.id, id));
        await noteChanged(here.site.db, `question:${id}`);
      }
      expect(await found("versionword")).toEqual([`question:${id}`]);
      expect(await found("charlie")).toEqual([]);
      expect(await found("deltoid")).toEqual([`question:${id}`]);
    });
  });

  describe("filters and counts", () => {
    test("by type, topic with the topics below it, outcome, language and date; facets count what was found", async () => {
      const askerId = here.cast.mara.id;
      const title = "Spanner leak";
      const q = await addQuestion(here.site.db, { title, askerId, topicId: here.cast.machines });
      const other = await addQuestion(here.site.db, {
        title,
        askerId,
        topicId: here.cast.billing,
        language: "de",
      });
      const a = await addArticle(here.site.db, { title }, { topics: [here.cast.machines] });
      const at = async (filters: Filters, mode: Mode = "submit") =>
        (await found("spanner leak", { filters, mode })).sort();
      expect(await at({})).toEqual([`article:${a}`, `question:${q}`, `question:${other}`].sort());
      expect(await at({ kind: "article" })).toEqual([`article:${a}`]);
      expect(await at({ kind: "question" }, "similar")).toEqual(
        [`question:${q}`, `question:${other}`].sort(),
      );
      expect(await at({ topics: [here.cast.machines] })).toEqual([`article:${a}`, `question:${q}`]);
      expect(await at({ topics: [] })).toEqual([]);
      expect(await at({ solved: true })).toEqual([`article:${a}`]);
      expect(await at({ solved: false })).toEqual([`question:${q}`, `question:${other}`].sort());
      expect(await at({ language: "de" })).toEqual([`question:${other}`]);
      expect(await at({ since: new Date(Date.now() + 60_000_000) })).toEqual([]);
      expect((await ask("spanner leak")).facets).toEqual({
        kind: { article: 1, question: 2 },
        solved: { yes: 0, no: 2 },
      });
      expect(await found("spanner leak", { exclude: [`question:${q}`] })).not.toContain(`question:${q}`);
    });

    test("a kind alone has what the list of all kinds has of it, whatever else it could have", async () => {
      const askerId = here.cast.mara.id;
      const q = await addQuestion(here.site.db, { title: "Walnut hinge squeaks loudly", askerId });
      await addArticle(here.site.db, { title: "Walnut oil" });
      const query = "walnut hinge squeaks loudly";
      const all = await ask(query);
      expect(all.facets.kind).toEqual({ article: 0, question: 1 });
      expect(await found(query, { filters: { kind: "question" } })).toEqual([`question:${q}`]);
      expect((await ask(query, { filters: { kind: "article" } })).total).toBe(0);
      expect((await ask("walnut", { filters: { kind: "article" } })).total).toBe(1);
    });

    test("pages follow one another without gap or repeat, and all say how many there are", async () => {
      const ids: string[] = [];
      for (let i = 0; i < 7; i++)
        ids.push(
          `question:${await addQuestion(here.site.db, { title: `Drip tray ${i}`, askerId: here.cast.mara.id })}`,
        );
      const pages = [];
      for (const offset of [0, 3, 6]) pages.push(await ask("drip tray", { limit: 3, offset }));
      expect(pages.map(({ total }) => total)).toEqual([7, 7, 7]);
      const hits = pages.flatMap((page) => page.hits.map(({ kind, id }) => `${kind}:${id}`));
      expect(hits.toSorted()).toEqual(ids.toSorted());
      expect(await found("drip tray", { offset: 50 })).toEqual([]);
    });

    test("what would answer a search, were it a question, comes with its list where that is wanted and it is sure", async () => {
      const title =
        "Kwandrix lever squeals while brewmatic preinfusion ends, then frothulator drips cold zephyrine";
      const article = await addArticle(here.site.db, { title, body: `${title}. Wipe it.` });
      await addQuestion(here.site.db, { title, askerId: here.cast.mara.id }, { links: [article] });
      for (const q of [title, "zebra accounting ledger"]) {
        // An index that is merged between the two weighs its words anew: they are compared as of one state.
        const sameInBoth = async () => {
          const { answer } = await ask(q, { mode: "submit", withAnswer: true });
          const asked = answerAmong((await ask(q, { mode: "ask" })).hits);
          return isDeepStrictEqual(answer ?? null, asked ?? null) ? answer?.id : "not the same";
        };
        await expect.poll(sameInBoth, { timeout: 20_000 }).toBe(q === title ? article : undefined);
      }
      expect((await ask(title, { mode: "submit" })).answer).toBeUndefined();
    });

    test("scores fall from hit to hit and tell a fitting query from one that has little here", async () => {
      const title = "Milk jug overflows while frothing";
      await addQuestion(here.site.db, { title, askerId: here.cast.mara.id });
      const { hits } = await ask(title);
      expect(hits.map(({ score }) => score)).toEqual(
        hits.map(({ score }) => score).toSorted((a, b) => b - a),
      );
      const [little] = (await ask("milk quarterly dividend statement shareholder forms")).hits;
      expect(little?.score ?? 0).toBeLessThan(hits[0]!.score / 2);
    });
  });

  describe("can be trusted", () => {
    test("it says how many documents it has and how far it is behind", async () => {
      await here.engine.settled();
      const state = await here.engine.state();
      expect(state).toMatchObject({ ready: true, documents: expect.any(Number) });
      expect(state.lagSeconds).toBeLessThan(60);
    });

    test("a new index is made beside the old one, which answers meanwhile, and holds the same", async () => {
      const id = await addArticle(here.site.db, { title: "Warranty period" });
      await here.engine.settled();
      const before = await here.engine.state();
      let isOver = false;
      const rebuilt = here.engine.rebuild().then(() => {
        isOver = true;
      });
      const late = await addArticle(here.site.db, { title: "Warranty exceptions" });
      while (!isOver) expect(await found("warranty period")).toContain(`article:${id}`);
      await rebuilt;
      expect((await found("warranty")).sort()).toEqual([`article:${id}`, `article:${late}`].sort());
      expect((await here.engine.state()).documents).toBe(before.documents + 1);
    });
  });
});
