import { readFileSync } from "node:fs";

/** The folder of the project, wherever the command was given. */
export const root = new URL("../../", import.meta.url);

/** Ends with one sentence when this Node is older than the project supports. */
export function requireNode() {
  const { engines } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
  const least = engines.node.replace(/^[^\d]*/, "");
  if (isAtLeast(process.versions.node, least)) return;
  console.error(`Firsthand needs Node.js ${least} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Compares versions by their numbers: 22.0.0 is at least 20.19.0, 20.9.0 is not. */
export function isAtLeast(version, least) {
  const [have, want] = [version, least].map((text) => text.split(".").map(Number));
  const at = want.findIndex((number, index) => number !== (have[index] ?? 0));
  return at === -1 || (have[at] ?? 0) > want[at];
}
