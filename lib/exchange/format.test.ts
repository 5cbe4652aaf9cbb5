import { describe, expect, it } from "vitest";
import { readRecord } from "./format";

const question = {
  type: "question",
  id: 7,
  title: " No  steam ",
  body: "Nothing\r\ncomes out.",
  author: "user-1",
  createdAt: "2023-01-01",
  answers: [{ id: "a1", author: "user-2", createdAt: "2023-01-02T10:00:00+02:00", body: "Descale it." }],
  acceptedAnswer: "a1",
};
const reason = (value: unknown) => {
  const read = readRecord(typeof value === "string" ? value : JSON.stringify(value));
  return read.ok ? null : read.reason;
};

describe("readRecord", () => {
  it("reads a question, cleaned as anything that people write", () => {
    expect(readRecord(JSON.stringify(question))).toEqual({
      ok: true,
      record: {
        ...question,
        id: "7",
        title: "No steam",
        body: "Nothing\ncomes out.",
        language: "en",
        tags: [],
        articles: [],
        related: [],
        createdAt: new Date("2023-01-01T00:00:00Z"),
        answers: [{ ...question.answers[0], helpful: 0, createdAt: new Date("2023-01-02T08:00:00Z") }],
      },
    });
  });

  it.each([
    ["{", /^not JSON/],
    [{ type: "poll" }, /type/],
    [{ ...question, title: "" }, /^title/],
    [{ ...question, title: "a\0b" }, /invalid_text/],
    [{ ...question, createdAt: "yesterday" }, /^createdAt/],
    [{ ...question, acceptedAnswer: "a2" }, /acceptedAnswer: names no answer/],
    [{ ...question, answers: [question.answers[0], question.answers[0]] }, /same id/],
    [{ type: "article", slug: "x", title: "X", body: "b", source: "javascript:1" }, /^source/],
    [{ type: "person", id: "p", name: "P", role: "owner" }, /^role/],
  ])("says why it refuses %j", (value, why) => {
    expect(reason(value)).toMatch(why);
  });

  it("is not led astray by names of JavaScript's own (D07)", () => {
    expect(reason('{"__proto__":{"type":"person"},"id":"p","name":"P"}')).toMatch(/type/);
    expect(({} as { type?: string }).type).toBeUndefined();
  });

  it("takes neither what is nested without end nor what says one thing twice for anything but nonsense (D07)", () => {
    const deep = `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`;
    expect(reason(deep)).toMatch(/type/);
    expect(reason(JSON.stringify(question).replace('"author"', `"body":${deep},"author"`))).toMatch(/^body/);
    // The last one counts, and is looked at like any other.
    expect(reason('{"type":"person","type":"poll","id":"p","name":"P"}')).toMatch(/type/);
  });
});
