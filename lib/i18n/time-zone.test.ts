import { expect, it } from "vitest";
import { timeZoneNamed } from "./time-zone";

it("a zone is one zone however its name is written, so that nobody fills the memory with ways to write it", () => {
  expect(timeZoneNamed("Europe/Berlin")).toBe("Europe/Berlin");
  for (const name of ["europe/berlin", "EUROPE/BERLIN", "eUrOpE/bErLiN"])
    expect(timeZoneNamed(name)).toBe("Europe/Berlin");
});

it("what is no zone is none", () => {
  for (const name of ["", "Mars/Olympus", "+01:23", "-0930", "Europe/Berlin\n"])
    expect(timeZoneNamed(name)).toBeNull();
});
