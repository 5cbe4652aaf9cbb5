import type { Week } from "../rules/impact";

/** The weeks of several groups as one; none where there is no group. */
export function weeksTogether(groups: readonly (readonly Week[])[]): Week[] {
  const [first = [], ...others] = groups;
  return first.map(({ from, count }, at) => ({
    from,
    count: others.reduce((sum, weeks) => sum + weeks[at]!.count, count),
  }));
}
