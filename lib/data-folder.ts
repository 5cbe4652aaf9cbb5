import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { SettingError } from "./setting-error";

/** Makes the site's data folder where there is none yet; throws a SettingError when nothing can be kept in it. */
export function requireDataFolder(path: string): void {
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === "EEXIST" || code === "ENOTDIR" ? "is no folder" : `cannot be written to (${code})`;
    throw new SettingError("DATA_DIR", `must be a folder for this site, and ${path} ${why}.`);
  }
}

/** Node's own way of making the folders above as well tries for ever where one that is there takes none, as /proc does. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && statSync(path).isDirectory()) return;
    if (code !== "ENOENT" || existsSync(dirname(path))) throw error;
    makeFolder(dirname(path));
    makeFolder(path);
  }
}
