import { describe, expect, it } from "vitest";
import { z } from "zod";
import { translator } from "@/lib/i18n/translator";
import { fieldErrors, fieldsOf, typedValues } from "./fields";

const schema = z.object({
  title: z.string().min(5).max(20),
  topic: z.enum(["a", "b"]),
  tags: z.array(z.string()).default([]),
  handle: z
    .string()
    .regex(/^[a-z]+$/, "handle")
    .optional(),
});
const form = (...pairs: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
};
const errorsOf = (data: FormData) => {
  const parsed = schema.strict().safeParse(fieldsOf(schema, data), { reportInput: true });
  return parsed.success ? {} : fieldErrors(parsed.error, translator("en", "fields"), data);
};

describe("a form", () => {
  it("is read one value a name, and as a list where the schema wants one", () => {
    const data = form(
      ["title", "first"],
      ["title", "second"],
      ["tags", "x"],
      ["tags", "y"],
      ["$ACTION_KEY", "k"],
    );
    expect(fieldsOf(schema, data)).toEqual({ title: "second", tags: ["x", "y"] });
  });

  it("cannot bring in what the schema does not know: role, author, votes, prototypes", () => {
    for (const name of [
      "role",
      "isAmbassador",
      "authorId",
      "acceptedAnswerId",
      "status",
      "createdAt",
      "votes",
      "__proto__",
      "constructor",
    ]) {
      const data = form(["title", "A fine title"], ["topic", "a"], [name, "admin"]);
      expect(schema.strict().safeParse(fieldsOf(schema, data)).success, name).toBe(false);
    }
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  it("says in plain words what each field needs", () => {
    expect(errorsOf(form(["title", "abc"], ["topic", "c"], ["handle", "NO!"]))).toEqual({
      title: "Please write at least 5 characters.",
      topic: "Please choose one of these.",
      handle: "Use 3 to 30 small letters, digits and hyphens, starting with a letter.",
    });
    expect(errorsOf(form(["title", "a".repeat(21)], ["topic", "a"])).title).toBe(
      "This is 21 characters long; at most 20 fit. Nothing is lost.",
    );
    expect(errorsOf(form(["topic", "a"])).title).toBe("Please fill this in.");
  });

  it("says of a number that it is too low, too high, not whole or missing, and not how long it is", () => {
    const numbers = z.object({ days: z.coerce.number().int().min(1).max(3_650) });
    const said = (days: string) => {
      const data = form(["days", days]);
      const parsed = numbers.safeParse(fieldsOf(numbers, data), { reportInput: true });
      return fieldErrors(parsed.error!, translator("en", "fields"), data).days;
    };
    expect(said("-5")).toBe("This must be at least 1.");
    expect(said("0")).toBe("This must be at least 1.");
    for (const high of ["3651", "99999999999999999999"])
      expect(said(high)).toBe("This must be at most 3,650.");
    expect(said("1.5")).toBe("Please write a whole number.");
    expect(said("ten")).toBe("Please write a number.");
    expect(said("")).toBe("Please fill this in.");
  });

  it("comes back with every box that was ticked", () => {
    const ticked = form(["tags", "x"], ["tags", "y"], ["title", "abc"]);
    expect(typedValues(ticked)).toEqual({ tags: ["x", "y"], title: "abc" });
  });

  it("gives back everything that was typed", () => {
    expect(typedValues(form(["title", "abc"], ["secret", "x"], ["$ACTION_REF_1", ""]))).toEqual({
      title: "abc",
      secret: "x",
    });
  });
});
