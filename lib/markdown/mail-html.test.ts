import { describe, expect, it } from "vitest";
import { localiseLabels } from "./labels";
import { toMailHtml } from "./mail-html";
import { renderNow } from "./pipeline";
import { excerpt, plainOfHtml } from "./plain";

const mail = (source: string) =>
  toMailHtml(renderNow(source, "article").html, { url: "https://help.test", word: (label) => `{${label}}` });

describe("toMailHtml", () => {
  it("makes addresses whole and loads nothing", () => {
    expect(mail("[a](/questions/1) ![cup](/demo/a.png) ![t](https://e.test/x)")).toBe(
      '<p><a href="https://help.test/questions/1">a</a> <a href="https://help.test/demo/a.png">cup</a> <a href="https://e.test/x">t</a></p>',
    );
  });

  it("carries no class, id or anchor and keeps typed markup as text", () => {
    const out = mail("## Clean <it>\n\na[^1] `x>y` ~~b~~\n\n[^1]: n\n\n> [!NOTE]\n> y");
    expect(out).not.toMatch(/class=|id=|href="#/);
    expect(out).toContain("<h3>Clean &#x3C;it></h3>");
    expect(out).toContain("{note}");
  });
});

describe("the pipeline's own words", () => {
  it("are put into the reader's language, and only where the pipeline wrote them", () => {
    const { html } = renderNow(
      '[x](javascript:1) <span class="md-label" data-label="note">Note</span>',
      "user",
    );
    const shown = localiseLabels(html, () => "（链接已移除）");
    expect(shown).toContain('data-label="link-removed">（链接已移除）</span>');
    expect(plainOfHtml(shown)).toBe('x <span class="md-label" data-label="note">Note</span>');
  });
});

describe("excerpt", () => {
  it("ends between words where there are any", () => {
    expect(excerpt("The grinder stops after a second", 20)).toBe("The grinder stops…");
    expect(excerpt("磨豆机在一秒钟之后就停止了", 8)).toBe("磨豆机在一秒钟…");
    expect(excerpt(" short\ntext ", 20)).toBe("short text");
  });
});
