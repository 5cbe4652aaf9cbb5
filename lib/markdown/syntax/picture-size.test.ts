import { expect, it } from "vitest";
import { sizeOf } from "./picture-size";

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat([
    ...parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))),
    Buffer.alloc(30),
  ]);

it.each([
  ["PNG", bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", [0, 0, 3, 32], [0, 0, 1, 244]), 800, 500],
  ["GIF", bytes("GIF89a", [64, 1], [200, 0]), 320, 200],
  [
    "WebP, lossy",
    bytes("RIFF", [0, 0, 0, 0], "WEBPVP8 ", [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a], [32, 3], [244, 1]),
    800,
    500,
  ],
  [
    "WebP, extended",
    bytes("RIFF", [0, 0, 0, 0], "WEBPVP8X", [10, 0, 0, 0, 0, 0, 0, 0], [31, 3, 0], [243, 1, 0]),
    800,
    500,
  ],
  ["JPEG", bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 1, 244, 3, 32]), 800, 500],
  ["SVG", bytes('<?xml version="1.0"?><svg width="800" height="500px" viewBox="0 0 8 5">'), 800, 500],
  ["SVG without a size", bytes('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 12">'), 24, 12],
])("reads the size of a %s", (_, picture, width, height) => {
  expect(sizeOf(picture)).toEqual({ width, height });
});

it("says nothing of what is no picture, is cut short or is not there", () => {
  expect(sizeOf(null)).toBeNull();
  expect(sizeOf(bytes("hello"))).toBeNull();
  expect(sizeOf(Buffer.from([0xff, 0xd8]))).toBeNull();
  expect(sizeOf(bytes([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff]))).toBeNull();
});
