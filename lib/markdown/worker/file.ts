import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

let file: Promise<string> | undefined;

/**
 * The thread's code as one plain file. A script makes it from the sources next to this one (once per version of
 * them), because a thread can load neither TypeScript nor what a bundler has packed into a page.
 */
export function workerFile(): Promise<string> {
  file ??= build().catch((error) => {
    file = undefined;
    throw error;
  });
  return file;
}

async function build(): Promise<string> {
  const root = /* turbopackIgnore: true */ process.cwd();
  const script = join(/* turbopackIgnore: true */ root, "scripts", "markdown-worker.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: root, timeout: 60_000 });
  return stdout.trim();
}
