/** The one part that a player of films asks for; null: everything. */
export function partOf(range: string | undefined, length: number): [number, number] | null {
  const match = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(range ?? "");
  if (!match) return null;
  const first = Number(match[1]);
  const last = match[2] === "" ? length - 1 : Math.min(Number(match[2]), length - 1);
  return first <= last ? [first, last] : null;
}
