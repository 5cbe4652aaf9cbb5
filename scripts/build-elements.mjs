import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const folder = new URL("../public/assets/", import.meta.url);
const source = new URL("../components/elements/", import.meta.url).pathname;

/** What public pages load, compressed, may not be larger than this. */
const mostBytes = 5 * 1024;

const entries = { theme: "theme.ts", firsthand: "firsthand.ts", more: "more.ts", palette: "palette.ts" };
/** Loaded with the pages that need it, and when somebody asks for it. */
const later = { more: "firsthand-more", palette: "firsthand-palette" };
mkdirSync(folder, { recursive: true });

const manifest = {};
const kept = new Set(["manifest.json"]);
let publicBytes = 0;
for (const [name, entry] of Object.entries(entries)) {
  const { outputFiles } = await build({
    entryPoints: [source + entry],
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome109", "firefox128", "safari16.4"],
    legalComments: "none",
    write: false,
  });
  const code = outputFiles[0].contents;
  const size = gzipSync(code, { level: 9 }).length;
  if (!(name in later)) publicBytes += size;
  const prefix = later[name] ?? name;
  const file = `${prefix}-${createHash("sha256").update(code).digest("hex").slice(0, 10)}.js`;
  writeFileSync(new URL(file, folder), code);
  manifest[name] = `/assets/${file}`;
  kept.add(file);
  console.error(`${file}: ${size} bytes compressed`);
}
if (publicBytes > mostBytes) {
  console.error(`Public pages would load ${publicBytes} bytes of script; ${mostBytes} is the limit.`);
  process.exit(1);
}
writeFileSync(new URL("manifest.json", folder), `${JSON.stringify(manifest)}\n`);
// Pages that are open now were made with the files of the build before; those go with a build after this one, the oldest first.
const madeAt = (name) => statSync(new URL(name, folder)).mtimeMs;
const old = readdirSync(folder)
  .filter((name) => /^(theme|firsthand|firsthand-more|firsthand-palette)-[0-9a-f]{10}\.js$/.test(name))
  .filter((name) => !kept.has(name))
  .sort((a, b) => madeAt(a) - madeAt(b));
for (const name of old.slice(0, -8)) rmSync(new URL(name, folder));
