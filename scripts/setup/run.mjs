import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { root } from "./node.mjs";

/** Runs a program in the project's folder; resolves with its exit code and, where captured, everything it said. */
export function run(file, args, { env = process.env, capture = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: fileURLToPath(root),
      env,
      // What is done on the way must not mix with what the command itself prints: all of it goes to stderr.
      stdio: ["ignore", capture ? "pipe" : 2, capture ? "pipe" : 2],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        output += chunk;
      });
    }
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), signal, output }));
  });
}

/** Ends the command with a sentence and, below it, what the failed program said. */
export function fail(sentence, output = "") {
  if (output) console.error(output.trimEnd());
  console.error(sentence);
  process.exit(1);
}
