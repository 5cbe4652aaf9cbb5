import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * The search thread's code as one plain file and its path: a thread loads neither TypeScript nor this project's short
 * import paths. The file is named by what is in it, so that several processes may make it at once.
 */
export async function threadFile(entry: string, root = process.cwd()): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
    absWorkingDir: root,
    tsconfig: join(root, "tsconfig.json"),
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    write: false,
    logLevel: "error",
  });
  const code = outputFiles[0]!.contents;
  const digest = createHash("sha256").update(code).digest("hex").slice(0, 16);
  const file = join(root, ".cache", `search-thread-${digest}.mjs`);
  if (existsSync(file)) return file;
  mkdirSync(join(root, ".cache"), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, file);
  removeOld(join(root, ".cache"), file);
  return file;
}

const keptDays = 7;

/** Earlier makings go once nothing can be running from them any more. */
function removeOld(folder: string, current: string): void {
  const before = Date.now() - keptDays * 86_400_000;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (!name.startsWith("search-thread-") || file === current) continue;
    if (statSync(file).mtimeMs < before) rmSync(file, { force: true });
  }
}
