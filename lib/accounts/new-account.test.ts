import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countLinks, verdict } from "./new-account";

const post = { ageDays: 0, visiblePosts: 0, recentPosts: 0, links: 0 };

describe("the first posts of an account", () => {
  it.each([
    ["three links", { ...post, links: 3 }, null],
    ["four links", { ...post, links: 4 }, "links"],
    ["the tenth post in ten minutes", { ...post, recentPosts: 9 }, null],
    ["the eleventh post in ten minutes", { ...post, recentPosts: 10 }, "pace"],
    ["four links from somebody with five posts that stand", { ...post, links: 4, visiblePosts: 5 }, null],
    ["four links after three days", { ...post, links: 4, ageDays: 3 }, null],
    ["a hundred links from an old account", { ...post, links: 100, ageDays: 400, recentPosts: 50 }, null],
  ])("%s", (_name, given, expected) => {
    expect(verdict(given)).toBe(expected);
  });

  it("more links or a faster pace never frees a post that would be held", () => {
    const number = fc.nat({ max: 30 });
    const posts = fc.record({ ageDays: number, visiblePosts: number, recentPosts: number, links: number });
    fc.assert(
      fc.property(posts, number, number, (one, links, pace) => {
        if (verdict(one) === null) return;
        const more = { ...one, links: one.links + links, recentPosts: one.recentPosts + pace };
        expect(verdict(more)).not.toBeNull();
      }),
    );
  });
});

it("counts links however they are written", () => {
  expect(countLinks("see https://a.test, HTTP://b.test and www.c.test or [x](https://d.test)")).toBe(4);
  expect(countLinks("no links: a.b, http, wwwx")).toBe(0);
});
