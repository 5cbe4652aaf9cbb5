const atOnce = 2_000;

/** Does something with each of very many, giving up its turn now and then: whoever searches meanwhile does not wait. */
export async function inTurns<T>(all: Iterable<T>, each: (one: T, at: number) => void): Promise<void> {
  let at = 0;
  for (const one of all) {
    if (at % atOnce === 0) await new Promise((resolve) => setImmediate(resolve));
    each(one, at++);
  }
}
