import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { alone } from "./alone.mjs";
import { root } from "./node.mjs";
import { fail, run } from "./run.mjs";

const lock = new URL("package-lock.json", root);
const installed = new URL("node_modules/.package-lock.json", root);
const mark = new URL("node_modules/.firsthand-lock", root);

/**
 * Installs exactly the locked dependencies when they are missing or another lock's, once for all who start at the same
 * time. `tools` names those that must be there.
 */
export async function installIfNeeded({ tools = [] } = {}) {
  const wanted = createHash("sha256").update(readFileSync(lock)).digest("hex");
  const isComplete = () =>
    tools.every((tool) => existsSync(new URL(`node_modules/${tool}/package.json`, root))) &&
    isInstalled(wanted);
  if (isComplete()) return;
  await alone(async () => {
    if (!isComplete()) await install(wanted);
  });
}

async function install(wanted) {
  console.error("Installing the locked dependencies …");
  // NODE_ENV=production would leave out what the tests need.
  const { code, output } = await run(npm, ["ci", "--include=dev", "--no-audit", "--no-fund"], {
    capture: true,
  });
  if (code !== 0) fail("npm ci failed; the lines above say why.", output);
  writeFileSync(mark, wanted);
}

const npm = process.platform === "win32" ? "npm.cmd" : "npm";

function isInstalled(wanted) {
  if (!existsSync(installed)) return false;
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return true;
  // Installed by npm itself, which leaves no mark of ours.
  return statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}
