import fc from "fast-check";
import { expect, test } from "vitest";
import { filled, unknownVariables, uses, variables } from "./macro-text";

const values = {
  asker: "Mara",
  title: "No steam",
  link: "/questions/1",
  agent: "Ines",
  team: "Support",
  due: "Mon",
};

test("places are filled, with or without spaces in them", () => {
  expect(filled("Hello {{asker}}, {{ agent }} of {{team}} here.", values)).toBe(
    "Hello Mara, Ines of Support here.",
  );
  expect(uses("until {{ due }}", "due")).toBe(true);
});

test("a place that nothing fills is named, once", () => {
  expect(unknownVariables("{{asker}} {{order}} {{ order }} {{}} {single}")).toEqual(["order", ""]);
});

test("what is filled in is not looked at again", () => {
  fc.assert(
    fc.property(fc.constantFrom(...variables), fc.constantFrom(...variables), (inName, wanted) => {
      const odd = { ...values, [wanted]: `{{${inName}}}` };
      expect(filled(`{{${wanted}}}`, odd)).toBe(`{{${inName}}}`);
    }),
  );
});

test("text without places stays as it is", () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !text.includes("{{")),
      (text) => filled(text, values) === text,
    ),
  );
});
