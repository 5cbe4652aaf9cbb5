import { existsSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { distFolder, isBuilt, rememberBuild, sourceHash } from "./setup/freshness.mjs";
import { installIfNeeded } from "./setup/install.mjs";
import { requireNode, root } from "./setup/node.mjs";
import { fail, run } from "./setup/run.mjs";

/** Builds the site for production: the pages, and the script and style that browsers load beside them. */
export async function build({ env = process.env } = {}) {
  const sources = sourceHash();
  // A build that breaks off must not pass for the one before it.
  rmSync(new URL(`${distFolder()}/firsthand-build.json`, root), { force: true });
  const quiet = { env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }, capture: true };
  if (existsSync(new URL("scripts/build-elements.mjs", root))) {
    const elements = await run(process.execPath, ["scripts/build-elements.mjs"], quiet);
    if (elements.code !== 0)
      fail("The elements could not be bundled; the lines above say why.", elements.output);
  }
  const pages = await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], quiet);
  if (pages.code !== 0) fail("The build failed; the lines above say why.", pages.output);
  rememberBuild(sources);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode();
  process.chdir(fileURLToPath(root));
  await installIfNeeded();
  const isDone = process.argv.includes("--if-stale") && isBuilt();
  if (!isDone) await build();
  console.error(isDone ? "The build at hand is of these sources." : `Built into ${distFolder()}.`);
}
