import { createRequire } from "node:module";

/** Whether an optional package is there: where it was left out, there is nothing to try. */
export const isInstalled = (file: string): boolean => {
  try {
    createRequire(import.meta.url).resolve(file);
    return true;
  } catch {
    return false;
  }
};
