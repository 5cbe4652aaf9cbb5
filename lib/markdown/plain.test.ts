import { expect, it } from "vitest";
import { excerpt } from "./plain";

it("an excerpt ends between words where there are any", () => {
  expect(excerpt("The grinder stops after a second", 20)).toBe("The grinder stops…");
  expect(excerpt("磨豆机在一秒钟之后就停止了", 8)).toBe("磨豆机在一秒钟…");
  expect(excerpt(" short\ntext ", 20)).toBe("short text");
});
