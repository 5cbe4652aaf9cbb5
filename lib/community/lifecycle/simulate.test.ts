import { expect, test } from "vitest";
import { defaultGateRules as rules } from "@/lib/community/gate-rules";
import { blank, START } from "@/lib/testing/histories/beginning";
import { after, type Facts, HOUR } from "./facts";
import { firstOpening, type PastQuestion } from "./simulate";

const at = (hours: number) => after(START, hours * HOUR);
const end = at(1000);
const past = (facts: Partial<Facts>, more: Partial<PastQuestion> = {}): PastQuestion => ({
  facts: { ...blank, askedAt: START, ...facts },
  accepted: [],
  seen: [],
  ...more,
});
const answer = (hours: number, given: Partial<Facts["answers"][number]> = {}) => ({
  id: hours,
  authorId: "lena",
  postedAt: at(hours),
  removedAt: null,
  didNotWorkAt: null,
  ...given,
});

test("what nobody answered opens by R1 at its hour, even if somebody answered later", () => {
  expect(firstOpening(past({}), rules, end)).toEqual({ rule: "R1", at: at(24) });
  expect(firstOpening(past({ answers: [answer(30)] }), rules, end)).toEqual({ rule: "R1", at: at(24) });
});

test("an answer in time, accepted later, leads to nobody", () => {
  const solved = past(
    { answers: [answer(2)] },
    { accepted: [{ from: at(40), until: null }], seen: [at(40)] },
  );
  expect(firstOpening(solved, rules, end)).toBeNull();
});

test("history is read as if it had been asked here", () => {
  const imported = past({ importedAt: at(900), answers: [answer(2)] }, { seen: [at(10)] });
  expect(firstOpening(imported, rules, end)).toEqual({ rule: "R2", at: at(74) });
});

test("an acceptance that was taken back lets the gate open then", () => {
  const lost = past({ answers: [answer(2)] }, { accepted: [{ from: at(5), until: at(200) }], seen: [at(5)] });
  expect(firstOpening(lost, rules, end)).toEqual({ rule: "R2", at: at(200) });
});

test("two that did not work open at the second, and shorter patience opens more", () => {
  const failed = past({
    answers: [answer(1, { didNotWorkAt: at(3) }), answer(2, { didNotWorkAt: at(9) })],
  });
  expect(firstOpening(failed, rules, end)).toEqual({ rule: "R2", at: at(9) });
  const patient = { ...rules, R2: { ...rules.R2, didNotWork: 3 } };
  expect(firstOpening(failed, patient, end)).toEqual({ rule: "R1", at: at(24) });
});

test("nothing opens after the end of what is looked at, nor once it was closed", () => {
  expect(firstOpening(past({}), rules, at(20))).toBeNull();
  expect(firstOpening(past({ closedAt: at(10) }), rules, end)).toBeNull();
});
