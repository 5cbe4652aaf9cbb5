/**
 * Which of the groups that were there each new group goes on as: the one most of whose members it has, if that is more
 * than half of them. Those that people have decided about are given: they stay whatever the numbers.
 * Gives for each new group an old one, or undefined.
 */
export function matchGroups(
  before: readonly (number | undefined)[],
  after: ArrayLike<number>,
  given: ReadonlyMap<number, number> = new Map(),
): Map<number, number> {
  const sizes = new Map<number, number>();
  const shared = new Map<number, Map<number, number>>();
  before.forEach((old, at) => {
    if (old === undefined) return;
    sizes.set(old, (sizes.get(old) ?? 0) + 1);
    const within = shared.get(after[at]!) ?? new Map<number, number>();
    shared.set(after[at]!, within.set(old, (within.get(old) ?? 0) + 1));
  });
  const matched = new Map(given);
  const taken = new Set(given.values());
  const wishes = [...shared].flatMap(([made, within]) =>
    [...within].map(([old, count]) => ({ made, old, count })),
  );
  wishes.sort((a, b) => b.count - a.count || a.old - b.old || a.made - b.made);
  for (const { made, old, count } of wishes) {
    if (matched.has(made) || taken.has(old) || count * 2 <= sizes.get(old)!) continue;
    matched.set(made, old);
    taken.add(old);
  }
  return matched;
}
