// Packs the Markdown thread (lib/markdown/worker/thread.ts) into one file and prints its path. The name carries a
// digest of the sources and of the locked dependencies, so that a file once made is used until either changes.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = readdirSync(join(root, "lib/markdown"), { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .sort();
const digest = createHash("sha256");
for (const name of sources) digest.update(name).update(readFileSync(join(root, "lib/markdown", name)));
digest.update(readFileSync(join(root, "package-lock.json")));
const file = join(root, ".cache", `markdown-worker-${digest.digest("hex").slice(0, 16)}.mjs`);

if (!existsSync(file)) {
  const fresh = `${file}.${process.pid}`;
  await build({
    entryPoints: [join(root, "lib/markdown/worker/thread.ts")],
    outfile: fresh,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  // Several processes may come here at once; each finds a whole file.
  renameSync(fresh, file);
}
console.log(file);
