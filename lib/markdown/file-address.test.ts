import { describe, expect, it } from "vitest";
import { fileAddress, filePath, filesUsed } from "./file-address";

const picture = "abcdefgh234567ab-1200x800";
const log = "abcdefgh234567ab-12345";

describe("the address of a file", () => {
  it("says how large a picture is, and how heavy any other file", () => {
    expect(fileAddress(`/files/${picture}/boiler.webp`)).toEqual({
      id: picture,
      name: "boiler.webp",
      size: { width: 1200, height: 800 },
      bytes: null,
    });
    expect(fileAddress(`/files/${log}/crash.log`)).toMatchObject({ size: null, bytes: 12345 });
  });

  it("is the same after a way through the address bar", () => {
    const file = { id: log, name: "截图 1%.txt" };
    expect(fileAddress(filePath(file))).toMatchObject(file);
  });

  it.each([
    "/files/1/x.png",
    `/files/${picture}`,
    `/files/${picture}/a/b`,
    `/demo/${picture}/a`,
    "/files/../x",
  ])("is not %s", (path) => {
    expect(fileAddress(path)).toBeNull();
  });

  it("is found wherever a text names it, each file once", () => {
    const text = `![a](/files/${picture}/a.webp) and https://help.test/files/${log}/x.log, /files/${log}/x.log`;
    expect(filesUsed(text)).toEqual([picture, log]);
  });
});
