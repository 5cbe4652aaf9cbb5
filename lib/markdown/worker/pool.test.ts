import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { Pool } from "./pool";
import { clockOf, ownThread } from "./thread-clock";

const job = { source: "x", kind: "user" as const };
const answer = '[{ html: "<p>x</p>", plain: "x" }]';
const rest = (ms: number) => `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${ms});`;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A pool of one thread that does this with each batch. */
async function poolThat(does: string, patience?: number): Promise<Pool> {
  const folder = await mkdtemp(join(tmpdir(), "pool-"));
  const file = join(folder, "thread.mjs");
  await writeFile(
    file,
    `import { readlinkSync } from "node:fs";
    import { parentPort } from "node:worker_threads";
    parentPort.on("message", () => { ${does} });
    parentPort.postMessage({ thread: readlinkSync("/proc/thread-self").split("/").at(-1) });`,
  );
  const pool = new Pool({ size: 1, file: async () => file, patience });
  closing.push(
    () => pool.close(),
    () => rm(folder, { recursive: true }),
  );
  return pool;
}

// Only Linux tells what time of a processor a thread has had.
describe.skipIf(ownThread() === null)("a batch in a thread", () => {
  it("that was kept waiting by a busy machine is not given up", async () => {
    const pool = await poolThat(`${rest(600)} parentPort.postMessage(${answer});`, 1_000);
    expect(await pool.run([job], 200)).toEqual([{ html: "<p>x</p>", plain: "x" }]);
  });

  it("that keeps a processor busy is ended", async () => {
    const pool = await poolThat("for (;;);", 1_000);
    expect(await pool.run([job], 50)).toBe("lost");
  });

  it("that gets no time at all is late, and another thread takes the next one", async () => {
    const pool = await poolThat(rest(60_000));
    expect(await pool.run([job], 20)).toBe("late");
    expect(await pool.run([job], 20)).toBe("late");
  });
});

it("a clock goes on while a processor works", () => {
  const clock = clockOf({ thread: ownThread() });
  const from = clock();
  for (const until = performance.now() + 5_000; clock() === from && performance.now() < until; );
  expect(clock()).toBeGreaterThan(from);
});
