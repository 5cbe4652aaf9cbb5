import { describe, expect, it } from "vitest";
import { matchGroups } from "./match-groups";

describe("groups made anew go on as those that were there", () => {
  it("where they have most of its members", () => {
    expect(matchGroups([7, 7, 7, 8, 8, undefined], [0, 0, 1, 1, 1, 2])).toEqual(
      new Map([
        [0, 7],
        [1, 8],
      ]),
    );
  });

  it("each only once, and not where it fell in two halves", () => {
    expect(matchGroups([7, 7, 8], [0, 0, 0])).toEqual(new Map([[0, 7]]));
    expect(matchGroups([7, 7], [0, 1])).toEqual(new Map());
  });

  it("as people want it, whatever the numbers", () => {
    expect(matchGroups([7, 7, 8], [0, 0, 0], new Map([[0, 8]]))).toEqual(new Map([[0, 8]]));
  });
});
