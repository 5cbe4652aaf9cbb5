import { accessSync, constants, mkdirSync } from "node:fs";
import { SettingError } from "./setting-error";

/** Makes the site's data folder where there is none yet; throws a SettingError when nothing can be kept in it. */
export function requireDataFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === "EEXIST" || code === "ENOTDIR" ? "is no folder" : `cannot be written to (${code})`;
    throw new SettingError("DATA_DIR", `must be a folder for this site, and ${path} ${why}.`);
  }
}
