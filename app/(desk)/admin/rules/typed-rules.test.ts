import { expect, test } from "vitest";
import { defaultGateRules } from "@/lib/community/gate-rules";
import { asTyped, readTyped, typedIn } from "./typed-rules";

test("rules survive the way through the form", () => {
  const sent = new URLSearchParams(
    Object.entries(asTyped(defaultGateRules)).filter(([, value]) => value !== ""),
  );
  const typed = typedIn({ ...Object.fromEntries(sent), check: "1" });
  expect(readTyped(typed!).rules).toEqual(defaultGateRules);
});

test("a box that is not ticked switches its rule off", () => {
  expect(readTyped({ ...asTyped(defaultGateRules), r3On: "" }).rules?.R3.on).toBe(false);
});

test("every field that cannot be right is named", () => {
  const typed = {
    ...asTyped(defaultGateRules),
    r1Hours: "",
    r2Hours: "soon",
    r2DidNotWork: "0",
    r4Opens: "never",
  };
  expect(readTyped(typed).wrong?.sort()).toEqual(["r1Hours", "r2DidNotWork", "r2Hours", "r4Opens"]);
});

test("without being sent the form has no values of its own", () => {
  expect(typedIn({ topic: "3" })).toBeNull();
});
