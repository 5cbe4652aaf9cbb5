import { type Dictionary, LATIN_WORD } from "./dictionary";
import { inTurns } from "./in-turns";

/** How a name of a group may stand in a text, and whether it means more than the group does. */
export type Lookup = { forms: readonly string[]; isBroader: boolean };
const asItStands = (name: string): Lookup => ({ forms: [name], isBroader: false });

// A word of one character, or of a few letters of hiragana, stands inside too many others.
const UNSPACED_WORD =
  /^(?!\p{Script=Hiragana}{1,3}$)[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,}$/u;

/** A dictionary while its groups are read; what was read before a file turns out to be broken is of use. */
export class DictionaryBuilder {
  /** Of a word with more names than this each counts less. */
  usualNames = Number.POSITIVE_INFINITY;
  readonly #words = new Map<string, number[]>();
  readonly #broader = new Map<string, number[]>();
  readonly #groups: (readonly string[])[] = [];
  readonly #kept = new Map<string, string>();
  readonly #language: string;

  constructor(language: string) {
    this.#language = language;
  }

  /** Names that mean the same. */
  add(names: readonly string[], lookupOf: (name: string) => Lookup = asItStands): void {
    const group = this.#groups.push(names.map((name) => this.#keep(name))) - 1;
    for (const name of names) {
      const { forms, isBroader } = lookupOf(name);
      for (const form of forms) {
        if (!(UNSPACED_WORD.test(form) || LATIN_WORD.test(form))) continue;
        const table = isBroader ? this.#broader : this.#words;
        const word = form.toLowerCase();
        const known = table.get(word);
        if (!known) table.set(this.#keep(word), [group]);
        else if (known.at(-1) !== group) known.push(group);
      }
    }
  }

  finish(): Dictionary {
    return {
      words: this.#words,
      broader: this.#broader,
      groups: this.#groups,
      language: this.#language,
      usualNames: this.usualNames,
    };
  }

  /** Each name once, and as a text of its own: part of a longer one would keep that in memory. */
  #keep(name: string): string {
    const known = this.#kept.get(name);
    if (known !== undefined) return known;
    const copy = Buffer.from(name).toString();
    this.#kept.set(copy, copy);
    return copy;
  }
}

/** A dictionary from its groups. */
export async function dictionaryOf(
  language: string,
  groups: Iterable<readonly string[]>,
): Promise<Dictionary> {
  const builder = new DictionaryBuilder(language);
  await inTurns(groups, (names) => builder.add(names));
  return builder.finish();
}
