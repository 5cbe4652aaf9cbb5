import { describe, expect, it } from "vitest";
import { addressDigest, clientAddress } from "./address";

describe("the caller's address", () => {
  it.each([
    ["without a proxy, what the caller claims is ignored", "9.9.9.9", "1.2.3.4", 0, "9.9.9.9"],
    ["behind one proxy the last entry counts", "10.0.0.1", "1.2.3.4, 5.6.7.8", 1, "5.6.7.8"],
    ["behind two proxies the last but one counts", "10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2", 2, "1.2.3.4"],
    ["a proxy that names nobody leaves the peer", "10.0.0.1", "", 1, "10.0.0.1"],
    ["nonsense leaves the peer", "10.0.0.1", "<script>", 1, "10.0.0.1"],
    ["IPv4 inside IPv6 is IPv4", "::ffff:7.7.7.7", undefined, 0, "7.7.7.7"],
    ["ports are cut off", "10.0.0.1", "7.7.7.7:8080", 1, "7.7.7.7"],
    ["IPv6 counts by its /64", "2001:DB8::abcd:1", undefined, 0, "2001:db8:0:0::/64"],
    ["a whole IPv6 address", "2001:db8:1:2:3:4:5:6", undefined, 0, "2001:db8:1:2::/64"],
    ["IPv6 in brackets with a port", "10.0.0.1", "[2001:db8::1]:443", 1, "2001:db8:0:0::/64"],
    ["no peer at all", undefined, undefined, 0, "unknown"],
  ])("%s", (_name, peer, forwarded, proxies, expected) => {
    expect(clientAddress(peer, forwarded, proxies)).toBe(expected);
  });

  it("is kept only as a digest that depends on the secret", () => {
    expect(addressDigest("1.2.3.4", "a")).not.toBe(addressDigest("1.2.3.4", "b"));
    expect(addressDigest("1.2.3.4", "a")).not.toContain("1.2.3.4");
  });
});
