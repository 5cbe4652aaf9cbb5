import { cache } from "react";
import { onePass } from "@/lib/render/one-pass";

/** Reads once for all parts of the page that a request renders, whoever renders it. */
export function perRequest<A extends (string | undefined)[], T>(
  read: (...given: A) => T,
): (...given: A) => T {
  const byReact = cache(read);
  return (...given) => {
    const kept = onePass()?.request()?.kept;
    if (!kept) return byReact(...given);
    const mine = kept.get(read) ?? new Map<string, unknown>();
    kept.set(read, mine);
    const key = JSON.stringify(given);
    if (!mine.has(key)) mine.set(key, read(...given));
    return mine.get(key) as T;
  };
}
