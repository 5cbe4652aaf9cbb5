import { existsSync, statSync } from "node:fs";
import { OperatorError } from "@/lib/operator-error";

/** Throws an OperatorError where a folder has this name; that there is nothing yet is no fault. */
export function refuseFolder(path: string): void {
  if (existsSync(path) && statSync(path).isDirectory())
    throw new OperatorError(`${path} is a folder, where a file should be.`);
}
