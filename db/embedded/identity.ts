import { spawnSync } from "node:child_process";
import { lchownSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";

/** How to run a program under a user that PostgreSQL accepts: it refuses root, and users without a name. */
export type Identity = {
  command: (file: string, args: string[]) => [file: string, args: string[]];
  /** Set only where Node itself has to change the user of the child. */
  spawn: { uid?: number; gid?: number };
  /** Who has to own the data, seen from outside. */
  owner: number;
};

export function postgresIdentity(): Identity {
  const uid = process.getuid?.() ?? 0;
  if (uid !== 0 && hasName()) return { command: (file, args) => [file, args], spawn: {}, owner: uid };

  const nobody = unprivilegedUser();
  // A user namespace first: the files stay ours, so a data folder under a parent that only root may enter works.
  const inNamespace = ["--user", `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`];
  if (runs("unshare", inNamespace)) return through("unshare", inNamespace, uid);
  // Containers often forbid namespaces. Keeping the right to pass closed folders serves the same case.
  const asNobody = [
    `--reuid=${nobody.uid}`,
    `--regid=${nobody.gid}`,
    "--clear-groups",
    "--inh-caps=+dac_override,+dac_read_search",
    "--ambient-caps=+dac_override,+dac_read_search",
  ];
  if (runs("setpriv", asNobody)) return through("setpriv", asNobody, nobody.uid);
  return { command: (file, args) => [file, args], spawn: nobody, owner: nobody.uid };
}

/** Gives the data to the user that PostgreSQL runs as, when the way of running it has changed since. */
export function giveTo(owner: number, folder: string): void {
  if (process.getuid?.() !== 0 || lstatSync(folder).uid === owner) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    lchownSync(join(folder, entry), owner, owner === 0 ? 0 : unprivilegedUser().gid);
  }
  // The folder itself last, so that an interrupted change is taken up again.
  lchownSync(folder, owner, owner === 0 ? 0 : unprivilegedUser().gid);
}

function through(program: string, options: string[], owner: number): Identity {
  return { command: (file, args) => [program, [...options, file, ...args]], spawn: {}, owner };
}

function runs(program: string, options: string[]): boolean {
  return spawnSync(program, [...options, "true"], { stdio: "ignore" }).status === 0;
}

function hasName(): boolean {
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}

function unprivilegedUser(): { uid: number; gid: number } {
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => Number(fields[2]) > 0);
  const user = users.find((fields) => fields[0] === "nobody") ?? users[0];
  if (!user) throw new Error("PostgreSQL refuses to run as root, and there is no other user in /etc/passwd.");
  return { uid: Number(user[2]), gid: Number(user[3]) };
}
