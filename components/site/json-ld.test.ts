import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asScriptText } from "./json-ld";

describe("data for search engines inside a page (R11)", () => {
  it("can neither end its element nor a line, whatever people wrote", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), fc.string(), (value, text) => {
        const data = [value, text, "</script><script>alert(1)</script>", "<!--", "\u2028\u2029"];
        const written = asScriptText(data);
        expect(written).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });
});
