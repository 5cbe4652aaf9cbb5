import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type Fit, PlaceIndex } from "../grouping/place-index";
import { Scales } from "../grouping/weigh";
import { mostTypical } from "../rules/title";
import { allTexts, languageOf, type QuestionText, vectorModel } from "../texts";

type Language = { scales: Scales; index: PlaceIndex };

/** All questions that are in a group, by their words and meaning, as whoever places new ones keeps them in mind. */
export class Memory {
  /** Whose vectors are compared. */
  model: string | null = null;
  readonly #languages = new Map<string, Language>();
  /** Of each question what it said when it was taken in. */
  readonly #said = new Map<number, { language: string; digest: string }>();

  get size(): number {
    return this.#said.size;
  }

  /**
   * Reads everything, others getting their turn between the parts. Gives the questions to look at: public ones that are
   * in no group, and others that are in one.
   */
  async load(db: Db): Promise<number[]> {
    const places = await placesOf(db);
    const heard: { text: QuestionText; counted: ReturnType<Scales["count"]>; digest: string }[] = [];
    this.model = await vectorModel(db);
    for await (const batch of allTexts(db, this.model))
      for (const text of batch) {
        const counted = this.#of(languageOf(text)).scales.count(text);
        const isPlaced = places.has(text.id);
        // Of what is placed only the digest is needed from here on.
        heard.push({
          text: isPlaced ? { ...text, body: "", title: "" } : text,
          counted,
          digest: digestOf(text),
        });
      }
    for (const [language, { scales }] of this.#languages)
      scales.setCommon(heard.filter(({ text }) => languageOf(text) === language).map(({ text }) => text));
    const wrong = new Set(places.keys());
    let since = 0;
    for (const { text, counted, digest } of heard) {
      const group = places.get(text.id);
      if (group === undefined) {
        wrong.add(text.id);
        continue;
      }
      wrong.delete(text.id);
      const { scales, index } = this.#of(languageOf(text));
      index.add(text.id, scales.weighed(counted, text), group);
      this.#said.set(text.id, { language: languageOf(text), digest });
      if (++since % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    return [...wrong];
  }

  groupOf(id: number): number | undefined {
    const said = this.#said.get(id);
    return said && this.#of(said.language).index.groupOf(id);
  }

  /** Whether it still says what it said when it was placed. */
  isUnchanged(text: QuestionText): boolean {
    return this.#said.get(text.id)?.digest === digestOf(text);
  }

  fits(text: QuestionText): Fit[] {
    const { scales, index } = this.#of(languageOf(text));
    return index.fits(scales.weigh(text), text.id);
  }

  membersOf(groups: readonly number[]): number[] {
    return [...this.#languages.values()].flatMap(({ index }) =>
      groups.flatMap((group) => index.membersOf(group)),
    );
  }

  /** Whether anybody else is in this group. */
  hasOthers({ id, language }: QuestionText, group: number): boolean {
    return this.#of(languageOf({ language }))
      .index.membersOf(group)
      .some((member) => member !== id);
  }

  /** How like the others of its group each member is, as they are now. */
  likenessesIn(group: number, language: string): Map<number, number> {
    return this.#of(languageOf({ language })).index.likenessesIn(group);
  }

  put(text: QuestionText, group: number): void {
    const language = languageOf(text);
    if (this.isUnchanged(text)) {
      this.#of(language).index.move(text.id, group);
      return;
    }
    const { scales, index } = this.#of(language);
    if (!this.#said.has(text.id)) scales.count(text);
    this.remove(text.id);
    index.add(text.id, scales.weigh(text), group);
    this.#said.set(text.id, { language, digest: digestOf(text) });
  }

  /** It is in another group, or in none, and says what it said. */
  move(id: number, group: number | undefined): void {
    const said = this.#said.get(id);
    if (group === undefined) this.remove(id);
    else if (said) this.#of(said.language).index.move(id, group);
  }

  remove(id: number): void {
    const said = this.#said.get(id);
    if (said) this.#of(said.language).index.remove(id);
    this.#said.delete(id);
  }

  ids(): number[] {
    return [...this.#said.keys()];
  }

  /** Which of these titles says best what all of them are about. */
  mostTypical(titles: readonly string[], language: string): number {
    const { scales } = this.#of(languageOf({ language }));
    return mostTypical(titles, language, (term) => scales.rarityOf(term));
  }

  #of(language: string): Language {
    let found = this.#languages.get(language);
    if (!found) {
      found = { scales: new Scales(), index: new PlaceIndex() };
      this.#languages.set(language, found);
    }
    return found;
  }
}

/** Which group each question is in. */
export async function placesOf(db: Db): Promise<Map<number, number>> {
  const { rows } = await db.execute<{ id: number; group: number }>(
    sql`select question_id as id, group_id as group from repeat_members`,
  );
  return new Map(rows.map(({ id, group }) => [id, group]));
}

/** Of everything that decides where a question belongs. */
function digestOf({ title, body = "", language, repeats, marks = [], meaning }: QuestionText): string {
  const said = JSON.stringify([title, body, language, repeats, marks, meaning != null]);
  return createHash("sha256").update(said).digest("base64url").slice(0, 22);
}
