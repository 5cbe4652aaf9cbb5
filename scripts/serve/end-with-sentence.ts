import { SettingError } from "@/lib/env";

/** Ends the process over an error: a wrong setting as its sentence, anything else with its origin. */
export function endWithSentence(error: unknown): never {
  console.error(error instanceof SettingError ? error.message : error);
  process.exit(1);
}
