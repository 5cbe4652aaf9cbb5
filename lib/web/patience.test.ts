import { expect, it } from "vitest";
import { writerWithinMs } from "@/lib/curation/model/endpoint";
import { writeWithinMs } from "./patience";

it("a form is waited for until the language model has had its time, and what it said is kept", () => {
  expect(writeWithinMs).toBeGreaterThanOrEqual(writerWithinMs + 10_000);
});
