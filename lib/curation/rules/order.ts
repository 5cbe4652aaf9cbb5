export type Weighed = {
  size: number;
  /** Questions of the last four weeks, and of the four before. */
  recent: number;
  before: number;
  escalated: number;
  comesBack: boolean;
  latest: Date;
  id: number;
};

export const orders = ["matters", "size", "growth", "latest"] as const;
export type Order = (typeof orders)[number];

/**
 * How much an article would spare: questions of the last four weeks twice, those of the four weeks before once, each
 * escalation twice, and the root of all there ever were, so that an old heap does not stay on top for good.
 */
export const weightOf = ({ size, recent, before, escalated }: Weighed): number =>
  2 * recent + before + 2 * escalated + Math.sqrt(size);

const first: Record<Order, (group: Weighed) => number[]> = {
  matters: (group) => [Number(group.comesBack), weightOf(group)],
  size: (group) => [group.size],
  growth: (group) => [group.recent - group.before, group.recent],
  latest: (group) => [+group.latest],
};

/** Compares two groups; what comes back after its article was published stands before everything else that matters. */
export function inOrder(order: Order): (a: Weighed, b: Weighed) => number {
  const keys = first[order];
  return (a, b) => {
    const [mine, others] = [keys(a), keys(b)];
    for (const [at, key] of mine.entries()) if (key !== others[at]) return others[at]! - key;
    return +b.latest - +a.latest || b.id - a.id;
  };
}
