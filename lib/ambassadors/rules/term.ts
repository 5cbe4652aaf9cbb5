/** The same day so many months later; the last of its month where that one has no such day. */
export function monthsAfter(at: Date, months: number): Date {
  const then = new Date(at);
  then.setUTCMonth(then.getUTCMonth() + months);
  // The 31st of a month with thirty days would be the first of the next.
  if (then.getUTCDate() !== at.getUTCDate()) then.setUTCDate(0);
  return then;
}
