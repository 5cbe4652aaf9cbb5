export type GroupingFigures = {
  n: number;
  /** Part of all items that are in a group of five or more. */
  coverage: number;
  /** Part of those whose label is the one most frequent in their group. */
  precision: number;
  /** Groups of five or more. */
  groups: number;
  /** Of the pairs in one group and the pairs with one label (harmonic mean of precision and recall). */
  pairF1: number;
  /** Harmonic mean of homogeneity and completeness (Rosenberg and Hirschberg 2007). */
  v: number;
};

export const smallestGroup = 5;

/** How well groups fit labels that people gave. Items outside groups of five or more count as groups of one. */
export function groupingFigures(groups: ArrayLike<number>, labels: readonly string[]): GroupingFigures {
  const sizes = counted(labels.map((_, i) => groups[i]!));
  const place = labels.map((_, i) => (sizes.get(groups[i]!)! >= smallestGroup ? `g${groups[i]}` : `s${i}`));
  const byGroup = new Map<string, Map<string, number>>();
  place.forEach((group, i) => {
    const within = byGroup.get(group) ?? new Map<string, number>();
    byGroup.set(group, within.set(labels[i]!, (within.get(labels[i]!) ?? 0) + 1));
  });
  const large = [...byGroup.values()].filter((within) => sum(within.values()) >= smallestGroup);
  const covered = sum(large.map((within) => sum(within.values())));
  const major = sum(large.map((within) => Math.max(...within.values())));
  const pairsOf = (count: number) => (count * (count - 1)) / 2;
  const both = sum([...byGroup.values()].flatMap((within) => [...within.values()].map(pairsOf)));
  const inGroups = sum([...counted(place).values()].map(pairsOf));
  const inLabels = sum([...counted(labels).values()].map(pairsOf));
  return {
    n: labels.length,
    coverage: labels.length ? covered / labels.length : 0,
    precision: covered ? major / covered : 0,
    groups: large.length,
    pairF1: inGroups + inLabels ? (2 * both) / (inGroups + inLabels) : 0,
    v: vMeasure(byGroup, labels.length, counted(labels)),
  };
}

function vMeasure(byGroup: Map<string, Map<string, number>>, n: number, labels: Map<string, number>): number {
  const entropy = (counts: Iterable<number>) => -sum([...counts].map((c) => (c / n) * Math.log(c / n)));
  const sizes = [...byGroup.values()].map((within) => sum(within.values()));
  const ofLabels = entropy(labels.values());
  const ofGroups = entropy(sizes);
  const together = entropy([...byGroup.values()].flatMap((within) => [...within.values()]));
  const homogeneity = ofLabels === 0 ? 1 : 1 - (together - ofGroups) / ofLabels;
  const completeness = ofGroups === 0 ? 1 : 1 - (together - ofLabels) / ofGroups;
  return homogeneity + completeness === 0
    ? 0
    : (2 * homogeneity * completeness) / (homogeneity + completeness);
}

function counted<K>(keys: readonly K[]): Map<K, number> {
  const counts = new Map<K, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
};
