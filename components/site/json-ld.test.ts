import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileLines } from "@/lib/testing/hostile";
import { asScriptText } from "./json-ld";

describe("data for search engines (R11)", () => {
  it.each([...hostileLines, "line\u2028paragraph\u2029end", "<!--<script>", "\ud800 alone"])(
    "%j cannot leave its element, and says the same",
    (title) => {
      const text = asScriptText({ "@type": "Question", name: title });
      expect(text).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(text)).toEqual({ "@type": "Question", name: title });
    },
  );

  it("whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const text = asScriptText([typed]);
        expect(text).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(text)).toEqual([typed]);
      }),
      { numRuns: 300 },
    );
  });
});
