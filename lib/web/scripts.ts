import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ScriptTags } from "./reading-mode";

type Manifest = { theme?: string; firsthand?: string; more?: string; palette?: string };

/**
 * The tags of our own scripts, as `npm run build` named them. The theme's is not deferred: it is tiny and must run
 * before the first paint.
 */
export function scriptTags(publicFolder: string): ScriptTags {
  let manifest: Manifest = {};
  try {
    manifest = JSON.parse(readFileSync(join(publicFolder, "assets", "manifest.json"), "utf8"));
  } catch {
    // Not built: pages work without a script.
  }
  const tag = (src: string | undefined, rest = "") => (src ? `<script src="${src}"${rest}></script>` : "");
  return {
    head:
      tag(manifest.theme) +
      tag(manifest.firsthand, `${manifest.palette ? ` data-palette="${manifest.palette}"` : ""} defer`),
    more: tag(manifest.more, " defer"),
  };
}
