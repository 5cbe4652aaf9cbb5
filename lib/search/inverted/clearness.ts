import type { Key } from "../documents";
import { LEAD } from "../measures";
import { likely, rawOf } from "./calibration";
import { likenesses } from "./likeness";
import type { LiveIndex, Part } from "./live";
import type { Plan } from "./plan";

type Ranked = { key: Key; part: Part; number: number; score: number };

/** What all words of a query that somebody here has ever said tell, in nats: hardly anything where everybody says them. */
export const toldBy = ({ slots }: Plan): number =>
  slots.reduce((sum, { rarity, weight }) => sum + rarity * Math.min(1, weight), 0);

/** As much alike as nothing but the same words are. */
const JUST = 0.999;

/**
 * How likely it is that this much singles something out, from 0 to 1. The beginning of a question has words that
 * hundreds of texts have as well: whatever comes first by them says little, and what comes next says the same. But whoever
 * writes just the title of one thing means it, however common its words are: 1.
 */
export function clearnessOf(
  index: LiveIndex,
  asked: { title: string; told: number },
  one: Ranked,
  ranked: readonly Ranked[],
): number {
  const next = ranked.find((other) => other !== one && !isSameAnswer(index, one, other));
  const [own, others] = likenesses(index, asked.title, next ? [one, next] : [one]);
  if (own! >= JUST && (others ?? 0) < JUST) return 1;
  const raw = ({ score }: Ranked) => rawOf(score, index.calibration);
  const lead = next ? raw(one) / raw(next) : Number.POSITIVE_INFINITY;
  return likely(asked.told * lead ** LEAD, index.clearness);
}

/** Of two that lead to the same, neither is ahead of the other. */
function isSameAnswer(index: LiveIndex, one: Ranked, other: Ranked): boolean {
  const own = answersOf(index, one);
  return answersOf(index, other).some((key) => own.includes(key));
}

const answersOf = ({ solvers }: LiveIndex, { key, part, number }: Ranked): Key[] => [
  key,
  ...Array.from(
    part.solvers.subarray(part.solverStarts[number]!, part.solverStarts[number + 1]!),
    (solver) => solvers.keys[solver]!,
  ),
];
