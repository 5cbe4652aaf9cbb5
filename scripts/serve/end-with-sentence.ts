import { OperatorError } from "@/lib/operator-error";
import { SettingError } from "@/lib/setting-error";

/** Ends the process over an error: a wrong setting or a taken port as a sentence, anything else with its origin. */
export function endWithSentence(error: unknown): never {
  if (error instanceof SettingError || error instanceof OperatorError) console.error(error.message);
  else console.error(whyNotListening(error) ?? error);
  process.exit(1);
}

/** Why nobody can listen there, in a sentence for whoever set it; undefined for every other error. */
export function whyNotListening(error: unknown): string | undefined {
  const { code, address, hostname, port, syscall } = error as NodeJS.ErrnoException & {
    address?: string;
    hostname?: string;
    port?: number;
  };
  if (code === "EADDRINUSE") return `Port ${port} of ${address} is taken: set PORT to a free one.`;
  if (code === "EACCES" && syscall === "listen")
    return `Port ${port} is not for this user: set PORT to 1024 or above.`;
  // A name that leads nowhere, or an address that is another machine's.
  if (code === "EADDRNOTAVAIL" || (hostname !== undefined && hostname === process.env.HOST))
    return `HOST must be an address of this machine, and ${address ?? hostname} is none.`;
  return undefined;
}
