/** What a macro can fill in. */
export const variables = ["asker", "title", "link", "agent", "team", "due"] as const;
export type Variable = (typeof variables)[number];

const place = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The places of a macro that nothing could fill, in the order they stand. */
export const unknownVariables = (body: string): string[] =>
  placesOf(body).filter((name) => !(variables as readonly string[]).includes(name));

export const uses = (body: string, variable: Variable): boolean => placesOf(body).includes(variable);

/** The macro with its places filled. What is filled in is never looked at again, whatever somebody calls themselves. */
export const filled = (body: string, values: Record<Variable, string>): string =>
  body.replace(place, (whole, name: string) => values[name as Variable] ?? whole);

const placesOf = (body: string): string[] => [...new Set([...body.matchAll(place)].map(([, name]) => name!))];
