import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type KeptProcess, keepProcess } from "./keep-process";

let folder: string;
let kept: KeptProcess;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "firsthand-kept-"));
});
afterEach(() => kept.stop());
afterAll(() => rmSync(folder, { recursive: true }));

let gaveUp = 0;

function keep(script: string): KeptProcess {
  const file = join(folder, "script.mjs");
  writeFileSync(file, script);
  gaveUp = 0;
  const giveUp = () => {
    gaveUp += 1;
  };
  return keepProcess("test", [file], { ...process.env, STARTS: join(folder, "starts") }, giveUp, {
    pauseMs: 1,
  });
}

const alive = "setInterval(() => {}, 1000);";
const ready = 'process.send("ready");';

test("it is ready when it says so, and gets the time to finish what it does", async () => {
  const left = join(folder, "left");
  kept = keep(`
    import { writeFileSync } from "node:fs";
    process.on("SIGTERM", () => setTimeout(() => { writeFileSync(${JSON.stringify(left)}, "x"); process.exit(); }, 100));
    ${ready} ${alive}`);
  await kept.ready;
  await kept.stop();
  rmSync(left);
  expect(gaveUp).toBe(0);
});

test("one that ends before it ever served is not started again", async () => {
  kept = keep("process.exit(3)");
  await expect(kept.ready).rejects.toThrow("The test process did not start.");
});

test("one that crashes is started again, and given up when it keeps crashing", async () => {
  kept = keep(`${ready} setTimeout(() => process.exit(7), 1);`);
  await kept.ready;
  await expect.poll(() => gaveUp, { timeout: 30_000 }).toBe(1);
});
