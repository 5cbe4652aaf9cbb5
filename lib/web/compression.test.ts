import { expect, it } from "vitest";
import { acceptedEncoding, pack, packOnce, unpack } from "./compression";

it.each([
  ["gzip, deflate, br, zstd", "br"],
  ["gzip, deflate", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["br;q=0.5, gzip;q=1", "br"],
  ["gzip;q=0", "identity"],
  [undefined, "identity"],
])("%s is answered with %s", (header, encoding) => {
  expect(acceptedEncoding(header)).toBe(encoding);
});

it("what is packed unpacks to the same bytes", async () => {
  const text = Buffer.from("Grüße, 你好 ".repeat(300));
  expect(await unpack(await pack(text, "br"), "br")).toEqual(text);
  expect(await unpack(await pack(text, "gzip"), "gzip")).toEqual(text);
  expect(await unpack(await packOnce(text), "gzip")).toEqual(text);
});
