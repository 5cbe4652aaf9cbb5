import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { root } from "./node.mjs";

const sources = [
  "app",
  "components",
  "db",
  "lib",
  "next.config.mjs",
  "package-lock.json",
  "postcss.config.mjs",
  "scripts/build-elements.mjs",
  "tsconfig.json",
];
const notBuilt = /\.(test|spec)\.tsx?$|\.sql$|\.md$|^db\/(migrations|seed)\/|^lib\/testing\//;

/** A digest of everything that a build is made from. */
export function sourceHash(folder = root) {
  const hash = createHash("sha256");
  for (const source of sources) {
    const url = new URL(source, folder);
    if (!existsSync(url)) continue;
    for (const file of filesBelow(url, source)) {
      if (!notBuilt.test(file))
        hash
          .update(file)
          .update("\0")
          .update(readFileSync(new URL(file, folder)))
          .update("\0");
    }
  }
  return hash.digest("hex");
}

export const distFolder = () => process.env.NEXT_DIST_DIR || ".next";
const mark = () => new URL(`${distFolder()}/firsthand-build.json`, root);

/** Whether the build at hand was made from these sources, whole. */
export function isBuilt() {
  try {
    return JSON.parse(readFileSync(mark(), "utf8")).sources === sourceHash();
  } catch {
    return false;
  }
}

/** Remembers, after a build that succeeded, what it was made from. */
export function rememberBuild(sources) {
  mkdirSync(new URL(`${distFolder()}/`, root), { recursive: true });
  writeFileSync(mark(), JSON.stringify({ sources }));
}

function filesBelow(url, source) {
  const entries = tryList(url);
  if (!entries) return [source];
  return entries
    .filter((entry) => entry.isFile())
    .map(
      (entry) =>
        `${source}${`${entry.parentPath ?? entry.path}/${entry.name}`.slice(fileURLToPath(url).length)}`,
    )
    .sort();
}

function tryList(url) {
  try {
    return readdirSync(url, { recursive: true, withFileTypes: true });
  } catch {
    return undefined;
  }
}
