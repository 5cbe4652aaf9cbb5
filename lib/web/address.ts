import { createHmac } from "node:crypto";
import { isIP } from "node:net";

/**
 * The network address of the caller. Each of the `proxies` trusted proxies in front has added one entry at the right
 * of X-Forwarded-For; what stands further left was typed by the caller and is not believed.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  proxies: number,
): string {
  const hops = (forwardedFor ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter((hop) => hop !== "");
  const named = proxies > 0 ? hops[Math.max(0, hops.length - proxies)] : undefined;
  return normalAddress(named) ?? normalAddress(peer) ?? "unknown";
}

/** IPv4 as it is, IPv6 as its /64, which is what one household or server gets; null for anything else. */
function normalAddress(given: string | undefined): string | null {
  if (!given) return null;
  const bare = given.replace(/^\[|\](:\d+)?$/g, "").replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  const plain = bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "").replace(/%.*$/, "");
  if (isIP(plain) === 4) return plain;
  if (isIP(plain) === 6) return `${expanded(plain).slice(0, 4).join(":")}::/64`;
  return null;
}

function expanded(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = !tail ? [] : tail.split(":");
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(gap).fill("0"), ...right].map((group) =>
    Number.parseInt(group, 16).toString(16),
  );
}

/** What is kept of an address: enough to count by, not enough to find somebody. */
export const addressDigest = (address: string, secret: string): string =>
  createHmac("sha256", secret).update(`address ${address}`).digest("base64url").slice(0, 22);

/** Tells one visitor from another for a day. */
export const visitorDigest = (
  address: string,
  agent: string | undefined,
  day: string,
  secret: string,
): string =>
  createHmac("sha256", secret)
    .update(`visitor ${day} ${address} ${agent ?? ""}`)
    .digest("base64url")
    .slice(0, 22);
