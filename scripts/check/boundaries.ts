import { spawn } from "node:child_process";
import { join } from "node:path";
import { type Module, ringOf } from "./rooms";

export const rooms = ["app", "components", "db", "lib", "scripts"];

/** The call of dependency-cruiser, as program and arguments, that answers in JSON. */
export function cruiseArguments(project: string, folders: string[]): string[] {
  const program = join(project, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const rules = join(project, ".dependency-cruiser.cjs");
  return [process.execPath, program, "--config", rules, "--output-type", "json", ...folders];
}

type Violation = {
  from: string;
  to: string;
  comment?: string;
  rule: { name: string };
  cycle?: { name: string }[];
};
export type Report = { modules: Module[]; summary: { totalCruised: number; violations: Violation[] } };

/** What a report means: no lines when all is well. */
export function complaints({ modules, summary }: Report): string[] {
  // A compiler that the tool cannot read makes it see no modules at all, and call that clean.
  if (summary.totalCruised < 20)
    return [`Only ${summary.totalCruised} modules were read: the check itself is broken.`];
  const broken = summary.violations.map(({ rule, from, to, cycle }) => {
    const path = cycle ? cycle.map((step) => step.name).join(" → ") : to;
    return `${rule.name}: ${from} → ${path}`;
  });
  const ring = ringOf(modules);
  return ring ? [...broken, ring] : broken;
}

/** Checks the rules between the rooms over this project. */
export async function checkBoundaries(project: string): Promise<string[]> {
  const [program, ...args] = cruiseArguments(project, rooms);
  const child = spawn(program!, args, { cwd: project, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  await new Promise((resolve) => child.once("close", resolve));
  if (!output) return [`dependency-cruiser said nothing it could be understood by: ${errors.trim()}`];
  return complaints(JSON.parse(output));
}
