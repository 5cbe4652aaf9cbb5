import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { eachEngine } from "@/lib/testing/engines";
import { addArticle, addQuestion, noteChanged } from "@/lib/testing/posts";
import { answerAmong } from "./engine";

const verbs = "clean descale open close empty fill move pack repair reset sell store".split(" ");
const things = "boiler filter grinder gasket hopper valve".split(" ");
/** Words that are not like one another, as many as there are pairs of these. */
const invented = ["brax", "clum", "drof", "flun", "glip", "krom", "plav", "strel"].flatMap((first) =>
  ["andor", "ibex", "otter", "uvula", "esker"].map((second) => first + second),
);

eachEngine(({ here, ask }) => {
  const presented = async (q: string) => answerAmong((await ask(q, { mode: "ask" })).hits)?.id ?? null;

  test("the beginning of a question, which many titles have, is given no answer; the whole question is, and just a title", async () => {
    const ids = new Map<string, number>();
    for (const verb of verbs)
      for (const thing of things) {
        const title = `How do I ${verb} the ${thing}?`;
        ids.set(title, await addArticle(here.site.db, { title, slug: `${verb}-${thing}` }));
      }
    for (const q of ["how do i", "how do i descale the"]) expect([q, await presented(q)]).toEqual([q, null]);
    expect(await presented("how do i descale the filter")).toBe(ids.get("How do I descale the filter?"));
    const short = await addArticle(here.site.db, { title: "How do I open the", slug: "open-the" });
    expect(await presented("how do I open the")).toBe(short);
    await addArticle(here.site.db, { title: "How do I open the", slug: "open-the-other" });
    expect(await presented("how do I open the")).toBeNull();
  });

  test("who is sure and turns out wrong again and again is less sure afterwards; what comes first stays", async () => {
    const askerId = here.cast.mara.id;
    const told = "Mending the quernfixture";
    const wanted = await addArticle(here.site.db, { title: told, slug: "quernfixture" });
    const helped: { question: number; article: number }[] = [];
    for (const word of invented) {
      await addArticle(here.site.db, { title: `Mending the ${word}`, slug: word });
      const article = await addArticle(here.site.db, { title: `Leaflet ${word}x`, slug: `${word}-2` });
      const question = await addQuestion(here.site.db, { title: `Mending the ${word}`, askerId });
      helped.push({ question, article });
    }
    expect(await presented(told)).toBe(wanted);
    const [before] = (await ask(told, { mode: "ask" })).hits;
    // Nothing is written but what helped: never what the words say.
    for (const { question, article } of helped) {
      await here.site.db.execute(sql`
        insert into question_articles (question_id, article_id, source, created_at)
        values (${question}, ${article}, 'helper', now())`);
      await noteChanged(here.site.db, `question:${question}`);
    }
    await expect.poll(() => presented(told), { timeout: 20_000 }).toBeNull();
    const [after] = (await ask(told, { mode: "ask" })).hits;
    expect(after).toMatchObject({ kind: "article", id: wanted, clear: 1 });
    expect(after!.score).toBeLessThan(before!.score);
  });
});
