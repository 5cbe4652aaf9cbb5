import { expect, test } from "vitest";
import { markAll } from "../marks";
import { shownOf } from "./shown-of";
import { wantedOf } from "./wanted";

type Looked = { language?: string; corrections?: { from: string; to: string }[]; isTyping?: boolean };

function shares(q: string, title: string, text: string, looked: Looked = {}) {
  const { language = "en", corrections = [], isTyping = false } = looked;
  const wanted = wantedOf(q, language, { corrections, isTyping });
  const marked = { title: markAll(title, wanted), snippet: markAll(text, wanted) };
  return shownOf(q, marked, { language, corrections, isTyping });
}

test("counts each word that was asked once, in any of its forms", () => {
  expect(shares("cannot send messages", "Sending it on", "Send, sent, sending")).toEqual({
    titled: 1 / 3,
    shown: 1 / 3,
  });
  expect(shares("swollen batteries", "Battery care", "A swollen one")).toEqual({ titled: 1 / 2, shown: 1 });
  expect(shares("", "Battery care", "")).toEqual({ titled: 0, shown: 0 });
});

test("a mistyped word is had where what was meant is, a word being typed where one begins so", () => {
  const corrections = [{ from: "bateri", to: "batteri" }];
  expect(shares("batery", "Battery care", "", { corrections }).titled).toBe(1);
  expect(shares("battery ca", "Battery care", "", { isTyping: true }).titled).toBe(1);
  expect(shares("battery ca", "Battery care", "").titled).toBe(1 / 2);
});

test("what is written without spaces is had character by character and pair by pair", () => {
  expect(shares("漏水维修", "漏水维修内部流程", "", { language: "zh-CN" }).titled).toBe(1);
  const half = shares("漏水维修", "漏水", "", { language: "zh-CN" }).titled;
  expect(half).toBeGreaterThan(0.3);
  expect(half).toBeLessThan(0.6);
});
