import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { roles } from "./lifecycle-states";
import { cells, lifecycleDocument } from "./lifecycle-table";

const document = readFileSync("docs/lifecycle.md", "utf8");

/** `event / state / role` and what its cell says, as it is printed. */
function printed(): Map<string, string> {
  const found = new Map<string, string>();
  let event = "";
  for (const line of document.split("\n")) {
    if (line.startsWith("## ")) event = line.slice(3);
    const [state, ...said] = line
      .split("|")
      .slice(1, -1)
      .map((part) => part.trim());
    if (!event || said.length !== roles.length || state === "state" || state!.startsWith("---")) continue;
    for (const [i, role] of roles.entries()) found.set(`${event} / ${state} / ${role}`, said[i]!);
  }
  return found;
}

test("every cell of the printed table is what the rules say", () => {
  const table = printed();
  const wrong = cells()
    .map((cell) => ({ ...cell, says: cell.says === "no: never" ? "–" : cell.says }))
    .filter((cell) => table.get(`${cell.event} / ${cell.state} / ${cell.role}`) !== cell.says)
    .map((cell) => `${cell.event} / ${cell.state} / ${cell.role}: ${cell.says}`);
  expect(wrong, "run `npm run docs:lifecycle`").toEqual([]);
  expect(document).toBe(lifecycleDocument());
  expect(table.size).toBe(cells().length);
});

test("whatever may happen leaves no law broken", () => {
  const broken = cells().filter((cell) => cell.broken.length > 0);
  expect(broken.map((c) => `${c.event} / ${c.state} / ${c.role}: ${c.broken.join(", ")}`)).toEqual([]);
});

test("no state is a dead end for the asker", () => {
  const open = cells().filter((cell) => cell.role === "asker" && !cell.says.startsWith("no:"));
  const states = new Set(cells().map((cell) => cell.state));
  for (const state of states) {
    const ways = open.filter((cell) => cell.state === state && cell.says !== "nothing").map((c) => c.event);
    // A draft is asked; held and hidden ones are the staff's to decide, and an erased asker is nobody any more.
    if (!["hidden", "asker erased"].includes(state)) expect(ways, state).not.toEqual([]);
  }
});
