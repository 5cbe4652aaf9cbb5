import type { Said } from "../grouping/agglomerate";
import { groupItems } from "../grouping/group-repeats";
import { Scales } from "../grouping/weigh";
import { mostTypical } from "../rules/title";
import { languageOf, type QuestionText } from "../texts";

/** What people have said of questions, by their numbers. */
export type Constraints = {
  together: readonly (readonly [number, number])[];
  apart: readonly (readonly [number, number])[];
  /** Question to the group that is kept as it is. */
  kept: ReadonlyMap<number, number>;
};

/** How all questions would be grouped; `groups` and `likeness` go with `ids`, the rest with the groups' numbers. */
export type Plan = {
  ids: Int32Array;
  groups: Int32Array;
  likeness: Float32Array;
  /** The question that says best what the group is about; null where it is alone. */
  typical: (number | null)[];
  languages: string[];
  kept: (number | undefined)[];
};

type Heard = { id: number; title: string; counted: ReturnType<Scales["count"]>; text: QuestionText };

/** Takes all questions in, bit by bit, and groups them. Of what it has read it keeps only what that needs. */
export class Planner {
  readonly #languages = new Map<string, { scales: Scales; heard: Heard[] }>();

  add(texts: readonly QuestionText[]): void {
    for (const text of texts) {
      const language = languageOf(text);
      let part = this.#languages.get(language);
      if (!part) {
        part = { scales: new Scales(), heard: [] };
        this.#languages.set(language, part);
      }
      const counted = part.scales.count(text);
      part.heard.push({ id: text.id, title: text.title, counted, text: { ...text, body: "" } });
    }
  }

  plan(constraints: Constraints): Plan {
    const parts = [...this.#languages].map(([language, { scales, heard }]) => {
      scales.setCommon(heard.map(({ text }) => text));
      const items = heard.map(({ counted, text }) => scales.weighed(counted, text));
      return { language, scales, heard, ...groupItems(items, saidOf(heard, constraints)) };
    });
    const plan: Plan = {
      ids: Int32Array.from(parts.flatMap(({ heard }) => heard.map(({ id }) => id))),
      groups: new Int32Array(parts.reduce((sum, { heard }) => sum + heard.length, 0)),
      likeness: new Float32Array(parts.reduce((sum, { heard }) => sum + heard.length, 0)),
      typical: [],
      languages: [],
      kept: [],
    };
    let from = 0;
    for (const { language, scales, heard, groups, likeness } of parts) {
      const first = plan.languages.length;
      const members: Heard[][] = [];
      heard.forEach((each, at) => {
        const group = groups[at]!;
        plan.groups[from + at] = first + group;
        plan.kept[first + group] ??= constraints.kept.get(each.id);
        members[group] ??= [];
        members[group].push(each);
      });
      plan.likeness.set(likeness, from);
      for (const each of members) {
        plan.typical.push(each.length > 1 ? typicalOf(each, language, scales) : null);
        plan.languages.push(language);
      }
      from += heard.length;
    }
    return plan;
  }
}

function typicalOf(members: readonly Heard[], language: string, scales: Scales): number {
  const titles = members.map(({ title }) => title);
  return members[mostTypical(titles, language, (term) => scales.rarityOf(term))]!.id;
}

function saidOf(heard: readonly Heard[], { together, apart, kept }: Constraints): Said {
  const places = new Map(heard.map(({ id }, at) => [id, at]));
  const pairs = (all: readonly (readonly [number, number])[]) =>
    all.flatMap(([a, b]) => {
      const [one, other] = [places.get(a), places.get(b)];
      return one === undefined || other === undefined ? [] : [[one, other] as const];
    });
  const first = new Map<number, number>();
  const ofKept = heard.flatMap(({ id }, at) => {
    const group = kept.get(id);
    if (group === undefined) return [];
    const earlier = first.get(group);
    if (earlier === undefined) first.set(group, at);
    return earlier === undefined ? [] : [[earlier, at] as const];
  });
  return {
    together: [...ofKept, ...pairs(together)],
    apart: pairs(apart),
    kept: Int32Array.from(heard, ({ id }) => kept.get(id) ?? 0),
  };
}
