import { expect, it } from "vitest";
import { typedChoice, typedValue } from "./form-state";

it("shows the given value until the form was sent, and then what was typed, even nothing", () => {
  expect(typedValue({}, "title", "Old")).toBe("Old");
  expect(typedValue({ ok: false, values: { title: "New" } }, "title", "Old")).toBe("New");
  expect(typedValue({ ok: false, values: { title: "" } }, "title", "Old")).toBe("");
  expect(typedValue({ ok: false, values: {} }, "title", "Old")).toBe("");
});

it("keeps an unticked box unticked, though it was ticked at first", () => {
  expect(typedChoice({}, "notify", "on", true)).toBe(true);
  expect(typedChoice({ ok: false, values: { title: "x" } }, "notify", "on", true)).toBe(false);
  expect(typedChoice({ ok: false, values: { days: ["mon", "tue"] } }, "days", "tue", false)).toBe(true);
});
