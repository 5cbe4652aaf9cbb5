import fc from "fast-check";
import { expect, test } from "vitest";
import { GroupMeanings } from "./group-meanings";
import { dot } from "./item";

const meaning = fc
  .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 })
  .map((values) => Float32Array.from(values));

test("a meaning is as near to a group as to its members on average, whoever came and went, and without itself", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ group: fc.nat(3), meaning, stays: fc.boolean() }), {
        minLength: 1,
        maxLength: 20,
      }),
      fc.nat(19),
      meaning,
      (all, which, asked) => {
        const groups = new GroupMeanings();
        for (const each of all) groups.enter(each.group, each.meaning);
        for (const each of all) if (!each.stays) groups.leave(each.group, each.meaning);
        const members = all.filter(({ stays }) => stays);
        const itself = members[which % Math.max(1, members.length)];
        const near = groups.nearnesses(asked, itself);
        for (const group of [0, 1, 2, 3]) {
          const others = members.filter((each) => each.group === group && each !== itself);
          if (others.length === 0) expect(near.has(group)).toBe(false);
          else {
            const mean = others.reduce((sum, other) => sum + dot(asked, other.meaning), 0) / others.length;
            expect(Math.abs(near.get(group)! - mean)).toBeLessThan(0.3);
          }
        }
      },
    ),
  );
});

test("what is left of a group after many changes is what its members mean", () => {
  const groups = new GroupMeanings();
  const one = Float32Array.of(0.6, 0.8, 0, 0);
  groups.enter(1, one);
  for (let i = 0; i < 1_000; i++) {
    const other = Float32Array.of(Math.sin(i), Math.cos(i), 0.5, -0.5);
    groups.enter(1, other);
    groups.leave(1, other);
  }
  expect(groups.nearnesses(one).get(1)).toBeCloseTo(1, 1);
  groups.leave(1, one);
  expect(groups.size).toBe(0);
});
