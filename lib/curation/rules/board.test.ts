import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnOf, columns, type GroupFacts } from "./column";
import { asksFor, movesOf } from "./moves";
import { inOrder, type Weighed } from "./order";

const facts = (more: Partial<GroupFacts> = {}): GroupFacts => ({
  isIgnored: false,
  article: null,
  comesBack: false,
  ...more,
});
const anyFacts: fc.Arbitrary<GroupFacts> = fc.record({
  isIgnored: fc.boolean(),
  article: fc.option(
    fc.record({
      status: fc.constantFrom("draft", "in_review", "published", "needs_update", "archived"),
    }),
  ),
  comesBack: fc.boolean(),
});

describe("the column of a group", () => {
  it("follows its article", () => {
    expect(columnOf(facts())).toBe("candidate");
    expect(columnOf(facts({ article: { status: "draft" } }))).toBe("drafting");
    expect(columnOf(facts({ article: { status: "in_review" } }))).toBe("in_review");
    expect(columnOf(facts({ article: { status: "published" } }))).toBe("published");
    expect(columnOf(facts({ article: { status: "needs_update" } }))).toBe("needs_update");
    expect(columnOf(facts({ article: { status: "archived" } }))).toBe("candidate");
  });

  it("needs an update when people keep asking although the article is out", () => {
    expect(columnOf(facts({ article: { status: "published" }, comesBack: true }))).toBe("needs_update");
    expect(columnOf(facts({ article: { status: "draft" }, comesBack: true }))).toBe("drafting");
  });

  it("is ignored whatever its article is", () => {
    fc.assert(fc.property(anyFacts, (given) => columnOf({ ...given, isIgnored: true }) === "ignored"));
  });
});

describe("the moves of a group", () => {
  it("lead out of its column, each way at most once", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const moves = movesOf(given);
        expect(moves.every(({ to }) => to !== columnOf(given) && columns.includes(to))).toBe(true);
        expect(new Set(moves.map(({ way }) => way)).size).toBe(moves.length);
      }),
    );
  });

  it("never lead into a review or out to readers: that happens where the article is written", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const reached = movesOf(given).filter(({ way }) => way !== "take_up");
        expect(reached.some(({ to }) => to === "in_review" || to === "published")).toBe(false);
      }),
    );
  });

  it("take an ignored group back to where it would stand", () => {
    const article = { status: "published" } as const;
    expect(movesOf(facts({ isIgnored: true, article }))).toEqual([{ to: "published", way: "take_up" }]);
    expect(movesOf(facts({ isIgnored: true }))).toEqual([{ to: "candidate", way: "take_up" }]);
  });

  it("ask for a reason where others will want to know one", () => {
    expect(asksFor.ignore).toBe("reason");
    expect(asksFor.mark_outdated).toBe("reason");
  });
});

describe("the order of the board", () => {
  const group = (more: Partial<Weighed>): Weighed => ({
    size: 2,
    recent: 0,
    before: 0,
    escalated: 0,
    comesBack: false,
    latest: new Date(0),
    id: 1,
    ...more,
  });

  it("puts what comes back before what is merely large", () => {
    const large = group({ size: 400, recent: 40 });
    const back = group({ recent: 3, comesBack: true });
    expect([large, back].sort(inOrder("matters"))).toEqual([back, large]);
  });

  it("puts what is asked now before an old heap, and what was escalated before what was not", () => {
    const heap = group({ size: 60 });
    const now = group({ size: 6, recent: 5 });
    const escalated = group({ size: 6, recent: 5, escalated: 2 });
    expect([heap, now, escalated].sort(inOrder("matters"))).toEqual([escalated, now, heap]);
    expect([heap, now].sort(inOrder("size"))).toEqual([heap, now]);
  });

  it("is the same for any order that groups come in", () => {
    const groups = fc.array(
      fc.record({
        size: fc.nat(9),
        recent: fc.nat(4),
        before: fc.nat(4),
        escalated: fc.nat(2),
        comesBack: fc.boolean(),
        latest: fc.date({ noInvalidDate: true }),
        id: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(groups, fc.constantFrom("matters", "size", "growth", "latest"), (given, order) => {
        const unique = [...new Map(given.map((each) => [each.id, each])).values()];
        const sorted = [...unique].sort(inOrder(order)).map(({ id }) => id);
        expect(
          [...unique]
            .reverse()
            .sort(inOrder(order))
            .map(({ id }) => id),
        ).toEqual(sorted);
      }),
    );
  });
});
