/** The same look-up, which keeps what it has found for an owner that never changes; what is full starts anew. */
export function remembered<Owner extends object, Found>(
  lookUp: (owner: Owner, key: string) => Found[],
  most: number,
): (owner: Owner, key: string) => Found[] {
  const known = new WeakMap<Owner, Map<string, Found[]>>();
  return (owner, key) => {
    let kept = known.get(owner);
    if (!kept || kept.size > most) {
      kept = new Map();
      known.set(owner, kept);
    }
    let found = kept.get(key);
    if (!found) {
      found = lookUp(owner, key);
      kept.set(key, found);
    }
    return found;
  };
}
