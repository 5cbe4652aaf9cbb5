import { expect, it } from "vitest";
import { localiseLabels } from "./labels";
import { renderNow } from "./pipeline";
import { plainOfHtml } from "./plain";

it("the pipeline's own words are put into the reader's language, and only where the pipeline wrote them", () => {
  const { html } = renderNow(
    '[x](javascript:1) <span class="md-label" data-label="note">Note</span>',
    "user",
  );
  const shown = localiseLabels(html, () => "（链接已移除）");
  expect(shown).toContain('data-label="link-removed">（链接已移除）</span>');
  expect(plainOfHtml(shown)).toBe('x <span class="md-label" data-label="note">Note</span>');
});
