import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { eachEngine } from "@/lib/testing/engines";
import { isInstalled } from "@/lib/testing/installed";
import { addArticle, addQuestion, noteChanged } from "@/lib/testing/posts";

eachEngine(({ here, ask, found }) => {
  describe("understands how people write", () => {
    test("scripts without spaces, other scripts, emoji and product codes each find their text first (Q04)", async () => {
      const askerId = here.cast.mara.id;
      const titles = {
        中文: ["zh", "如何把界面改成中文"],
        東京: ["ja", "東京で修理できますか"],
        修理: ["ja", "東京で修理できますか"],
        한국어: ["ko", "앱을 한국어로 바꾸고 싶어요"],
        عربي: ["ar", "هل يوجد دليل عربي للجهاز"],
        "🔥": ["en", "It smells 🔥 when heating"],
        "c++": ["en", "Is there a C++ library"],
        ".net": ["en", "Using the .NET client"],
        "error 0x80070005": ["en", "Update stops with error 0x80070005"],
      } as const;
      const ids: Record<string, number> = {};
      for (const [word, [language, title]] of Object.entries(titles))
        ids[word] = await addQuestion(here.site.db, { title, language, askerId });
      for (const word of Object.keys(titles))
        expect([word, (await found(word)).slice(0, 3)]).toEqual([
          word,
          expect.arrayContaining([`question:${ids[word]}`]),
        ]);
    });

    test("typing mistakes and unfinished words are understood, and said", async () => {
      const id = await addArticle(here.site.db, {
        title: "Calibrating the thermostat",
        body: "For even temperature.",
      });
      expect((await found("thermosat calibraton"))[0]).toBe(`article:${id}`);
      expect((await found("calibr", { mode: "type" }))[0]).toBe(`article:${id}`);
      expect((await found("calibratin", { mode: "type" }))[0]).toBe(`article:${id}`);
      const { corrections } = await ask("thermosat");
      expect(corrections.map(({ from }) => from)).toEqual(["thermosat"]);
      expect(corrections[0]!.to).toMatch(/^thermostat/);
    });

    test("the first letter of the next word takes nothing away from what was typed before it", async () => {
      const id = await addArticle(here.site.db, {
        title: "Portafilter spout drips",
        body: "Press, turn.",
      });
      await addArticle(here.site.db, { title: "Wanda, Zoe", body: "W, z." });
      const typed = async (q: string) => (await ask(q, { mode: "type" })).hits[0];
      const before = await typed("portafilter spout ");
      expect(before).toMatchObject({ kind: "article", id });
      for (const letter of ["w", "z", "q"]) {
        const after = await typed(`portafilter spout ${letter}`);
        expect({ letter, ...after }).toMatchObject({ id, holds: before!.holds, score: before!.score });
      }
      // By itself it is all that there is.
      expect(await typed("w")).toBeDefined();
    });

    test("a code is found however it is written, while it is typed too", async () => {
      const id = await addArticle(here.site.db, { title: "Resetting the TB-2200", body: "Hold the knob." });
      await addArticle(here.site.db, { title: "Twenty-two cups", body: "22 cups." });
      for (const q of ["tb2200", "TB 2200", "tb_2200", "TB-2200"])
        expect([q, (await found(q))[0]]).toEqual([q, `article:${id}`]);
      for (const q of ["tb2", "TB22", "tb-22"])
        expect([q, (await found(q, { mode: "type" }))[0]]).toEqual([q, `article:${id}`]);
    });

    test("forms of a word are one word in languages without a stemmer, too", async () => {
      const row = { askerId: here.cast.mara.id, language: "pl" };
      const id = await addQuestion(here.site.db, { ...row, title: "Zmiana konfiguracji młynka" });
      for (const q of ["konfiguracja", "konfiguracje mlynek"])
        expect([q, (await found(q, { language: "pl" }))[0]]).toEqual([q, `question:${id}`]);
    });

    test("searched for exactly as typed, no word is taken for another", async () => {
      const id = await addArticle(here.site.db, { title: "Adjusting the solenoid" });
      expect(await found("solenoyd")).toEqual([`article:${id}`]);
      expect(await found("solenoyd", { exact: true })).toEqual([]);
      expect(await found("solenoid", { exact: true })).toEqual([`article:${id}`]);
    });

    test("what staff say means the same is found, as soon as they say it and no longer", async () => {
      const id = await addQuestion(here.site.db, {
        title: "Silicone mat scrunches",
        askerId: here.cast.mara.id,
      });
      expect(await found("warps")).toEqual([]);
      const { rows } = await here.site.db.execute<{ id: number }>(sql`
        insert into search_synonyms (language, words, changed_at) values ('en', '{scrunches,warps}', now()) returning id`);
      await noteChanged(here.site.db, "synonyms");
      expect(await found("warps")).toContain(`question:${id}`);
      await here.site.db.execute(sql`delete from search_synonyms where id = ${rows[0]!.id}`);
      await noteChanged(here.site.db, "synonyms");
      expect(await found("warps")).toEqual([]);
    });

    test.skipIf(!isInstalled("sudachi-synonyms-dictionary"))(
      "what a dictionary of the language says means the same is found too, after what says it, and not where words count exactly",
      async () => {
        const row = { askerId: here.cast.mara.id, language: "ja" };
        const other = await addQuestion(here.site.db, { ...row, title: "ノイズについて" });
        const english = await addQuestion(here.site.db, { ...row, title: "About noise" });
        const own = await addQuestion(here.site.db, { ...row, title: "騒音について" });
        const all = await found("騒音", { language: "ja" });
        expect(all[0]).toBe(`question:${own}`);
        expect(all.slice(1).sort()).toEqual([`question:${other}`, `question:${english}`].sort());
        expect((await ask("騒音", { language: "ja" })).corrections).toEqual([]);
        expect(await found("騒音", { language: "ja", exact: true })).toEqual([`question:${own}`]);
      },
    );

    test("a word that only one other thing has does not keep from what has all the rest", async () => {
      const id = await addArticle(here.site.db, { title: "Steam pressure drops while frothing" });
      await addArticle(here.site.db, { title: "Zanzibarite in the lid" });
      const hits = await found("steam pressure drops while frothing zanzibarite", { mode: "ask" });
      expect(hits[0]).toBe(`article:${id}`);
    });

    test("several words that mean the same as one are found by it, and it by them", async () => {
      const askerId = here.cast.mara.id;
      const one = await addQuestion(here.site.db, { title: "Spillage everywhere", askerId });
      await here.site.db.execute(sql`
        insert into search_synonyms (language, words, changed_at) values ('en', '{spillage,"basin runneth over"}', now())`);
      await noteChanged(here.site.db, "synonyms");
      expect(await found("basin runneth over")).toEqual([`question:${one}`]);
      const many = await addQuestion(here.site.db, { title: "Everywhere my basin runneth over", askerId });
      // Of these words it has one.
      await addQuestion(here.site.db, { title: "A basin of tea", askerId });
      expect((await found("spillage")).slice(0, 2).sort()).toEqual(
        [`question:${one}`, `question:${many}`].sort(),
      );
    });

    test("a long question with its details counts all it says", async () => {
      const id = await addArticle(here.site.db, {
        title: "Limescale on the boiler",
        body: "Use citric acid.",
      });
      const details = `${"I have had it for a while and it was fine until now. ".repeat(8)} There is limescale on the boiler.`;
      expect((await found("What can I do about this", { mode: "ask", details }))[0]).toBe(`article:${id}`);
    });

    test("nothing, blanks, operators, quotes, filters and broken characters are words at most (Q02)", async () => {
      for (const q of ["", "   ", "\u0000", "\ud800", "…", "---"])
        expect([q, await found(q)]).toEqual([q, []]);
      for (const q of [
        'qqq" OR private = true',
        '" OR kind = article --',
        "' ; drop table questions; --",
        "a:* & !b | (c)",
        "%_\\",
        "-grinder",
        "x".repeat(5_000),
        "y ".repeat(3_000),
      ])
        await expect(found(q)).resolves.toBeInstanceOf(Array);
      expect(await found("xyzzyq")).toEqual([]);
      expect(await found("gasket", { filters: { language: 'en" OR kind = "article' } })).toEqual([]);
    });
  });
});
