import { describe, expect, test } from "vitest";
import { eachEngine } from "@/lib/testing/engines";
import { addAnswer, addArticle, addQuestion } from "@/lib/testing/posts";

eachEngine(({ here, found }) => {
  describe("prefers what is new", () => {
    const yearsAgo = (years: number) => new Date(Date.now() - years * 365 * 86_400_000);

    test.each(["ask", "submit"] as const)(
      "of solved threads that fit alike the newest first (%s)",
      async (mode) => {
        const word = mode === "ask" ? "hopper" : "doser";
        const ids: number[] = [];
        for (const years of [1, 0, 5, 3]) {
          const row = {
            title: `Stuck ${word}`,
            askerId: here.cast.mara.id,
            createdAt: yearsAgo(years),
          };
          const id = await addQuestion(here.site.db, row);
          await addAnswer(
            here.site.db,
            { questionId: id, authorId: here.cast.theo.id, body: "Empty it." },
            { accepted: true },
          );
          ids.push(id);
        }
        const [oneYear, none, five, three] = ids.map((id) => `question:${id}`);
        expect(await found(word, { mode })).toEqual([none, oneYear, three, five]);
      },
    );

    test("what solved it lately before what solved it years ago, whichever was written first", async () => {
      const solvers = ["Older settings of the relay", "Newer settings of the relay"];
      for (const [word, years] of [
        ["flimmer", [4, 0]],
        ["glimmer", [0, 4]],
      ] as const) {
        const ids: number[] = [];
        for (const [at, title] of solvers.entries()) {
          const article = await addArticle(here.site.db, { title: `${title} ${word}x` });
          ids.push(article);
          const row = { title: `Lamp ${word}`, askerId: here.cast.mara.id, createdAt: yearsAgo(years[at]!) };
          await addQuestion(here.site.db, row, { links: [article] });
        }
        const latest = ids[years.indexOf(0)];
        const hits = await found(`lamp ${word}`, { mode: "ask" });
        expect(hits.filter((hit) => hit.startsWith("article:"))[0]).toBe(`article:${latest}`);
      }
    });
  });
});
