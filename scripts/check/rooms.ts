export type Module = { source: string; dependencies: { resolved: string }[] };

const test = /\.(test|spec)\.tsx?$/;

/** The room that a file stands in: a folder of `lib/` or `db/`, else a folder of the project's top. Null: no room of ours. */
export function roomOf(file: string): string | null {
  const [top, area, inside] = file.split("/");
  if (!/^(app|components|db|lib|scripts)$/.test(top!)) return null;
  if (top === "db") return inside ? `db/${area}` : "db";
  if (top === "lib") return inside ? `lib/${area}` : file;
  return top!;
}

/** The rooms that need each other, straight or by way of others, as a sentence; null where each stands on others only. */
export function ringOf(modules: readonly Module[]): string | null {
  const needs = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const room = roomOf(source);
    if (!room || test.test(source) || room === "lib/testing") continue;
    const needed = needs.get(room) ?? new Set();
    needs.set(room, needed);
    for (const { resolved } of dependencies) {
      const other = roomOf(resolved);
      if (other && other !== room && other !== "lib/testing") needed.add(other);
    }
  }
  // Whatever needs nothing that is left can stand; what is left in the end stands on itself.
  let left = [...needs.keys()];
  for (;;) {
    const rest = left.filter((room) => [...needs.get(room)!].some((other) => left.includes(other)));
    if (rest.length === left.length) break;
    left = rest;
  }
  // Those that nothing else in the ring needs only look on.
  for (;;) {
    const ring = left.filter((room) => left.some((other) => needs.get(other)!.has(room)));
    if (ring.length === left.length) break;
    left = ring;
  }
  return left.length ? `rooms-in-a-ring: ${left.sort().join(", ")}` : null;
}
