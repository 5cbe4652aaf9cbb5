import type { MeiliServer } from "./client";

/** The least that knows everything this site asks of it: renaming swaps came with it. */
const least = [1, 18] as const;

/** Refuses a server that is too old, or of another generation than the client was made for. */
export async function requireVersion(server: Pick<MeiliServer, "version">): Promise<void> {
  const version = await server.version();
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major === least[0] && minor >= least[1]) return;
  throw new Error(
    `Meilisearch ${version} does not fit: this site needs ${least.join(".")} or newer, below ${least[0] + 1}.0.`,
  );
}
