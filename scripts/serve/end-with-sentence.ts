import { SettingError } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";

/** Ends the process over an error: a wrong setting or a taken port as a sentence, anything else with its origin. */
export function endWithSentence(error: unknown): never {
  const { code, address, port } = error as { code?: string; address?: string; port?: number };
  if (error instanceof SettingError || error instanceof OperatorError) console.error(error.message);
  else if (code === "EADDRINUSE")
    console.error(`Port ${port} of ${address} is taken: set PORT to a free one.`);
  else console.error(error);
  process.exit(1);
}
