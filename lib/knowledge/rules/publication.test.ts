import { expect, it } from "vitest";
import { missingToPublish } from "./publication";

const whole = {
  body: "Rinse it.",
  topics: 1,
  ownerId: "cleo",
  reviewBy: new Date("2030-01-31"),
  snippets: [],
  picturesWithoutAlt: [],
  filmsWithoutName: [],
  mediaWithoutTranscript: [],
};

it("nothing is missing where all is there", () => {
  expect(missingToPublish(whole)).toEqual([]);
});

it("what lacks words is called what it is: a picture, or a film or sound", () => {
  const missing = missingToPublish({
    ...whole,
    picturesWithoutAlt: [{ src: "/files/abcdefgh234567ab-1200x800/valve.webp", line: 1 }],
    filmsWithoutName: [{ src: "/files/abcdefgh234567ab-25030/a.mp3", line: 3 }],
  });
  expect(missing.map(({ kind, line }) => [kind, line])).toEqual([
    ["alt", 1],
    ["film_name", 3],
  ]);
});
