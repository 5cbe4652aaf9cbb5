import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { refusalCodes } from "@/lib/errors";
import { messageArguments } from "./message-arguments";
import * as en from "./messages/en";
import * as zhCN from "./messages/zh-CN";
import { translator } from "./translator";

const root = join(import.meta.dirname, "../..");
type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}

const english = new Map(flat(en as Tree));
const chinese = new Map(flat(zhCN as Tree));

/** Names, keys of the keyboard and patterns that are the same in every language. */
const sameInBoth = [/^common\.header\.searchKey$/];
/** Nothing to translate: no letters outside the arguments, or only names of products and formats. */
function hasNoWords(text: string): boolean {
  let rest = text.replace(/\b(Firsthand|Markdown|RSS|CSV|JSON|URL|ID|API|OIDC|SMTP)\b/g, "");
  // The branches of a choice stand in braces of their own; those without words fall away from the inside out.
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(/(?:\b(?!plural|select)\w+ )?\{(?:\w+|[\w\s]+,[^{}]*|[^\p{L}{}]*)\}/gu, "");
  }
  return !/\p{L}/u.test(rest);
}

/** Every key that is named in the code, and the patterns of those that are put together. */
function namedKeys(): { names: Set<string>; patterns: RegExp[] } {
  const names = new Set<string>();
  const patterns = new Set<string>();
  const inserted = /\$\{(?:[^{}`]|\{[^{}]*\})*\}/;
  for (const folder of ["app", "components", "lib", "scripts"])
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
      if (!/(?<!\.test)\.tsx?$/.test(file)) continue;
      const source = readFileSync(join(root, folder, file), "utf8");
      for (const [, name] of source.matchAll(/["'`]([\w.-]+)["'`]/g)) names.add(name!);
      const composed = new RegExp(`\`((?:[\\w.]|${inserted.source})+)\``, "g");
      for (const [, template] of source.matchAll(composed)) {
        const parts = template!.split(inserted).map((part) => part.replaceAll(".", "\\."));
        // With a letter or two, as in an abbreviation, anything would be named.
        if (/^\w+\\\./.test(parts[0]!) || /\w{3}/.test(parts.join("")))
          patterns.add(`^${parts.join("[\\w.-]+")}$`);
      }
    }
  return { names, patterns: [...patterns].map((pattern) => new RegExp(pattern)) };
}

describe("the two catalogues", () => {
  it("have the same keys", () => {
    expect([...english.keys()].filter((key) => !chinese.has(key))).toEqual([]);
    expect([...chinese.keys()].filter((key) => !english.has(key))).toEqual([]);
  });

  it("ask for the same arguments", () => {
    const differing = [...english]
      .filter(([key, text]) => chinese.has(key) && !sameArguments(text, chinese.get(key)!))
      .map(([key, text]) => `${key}: ${messageArguments(text)} / ${messageArguments(chinese.get(key)!)}`);
    expect(differing).toEqual([]);
  });

  it("hold no text that no code names any more", () => {
    const { names, patterns } = namedKeys();
    const unused = [...english.keys()].filter((full) => {
      const key = full.slice(full.indexOf(".") + 1);
      return !names.has(key) && !patterns.some((pattern) => pattern.test(key));
    });
    expect(unused).toEqual([]);
  });

  it("leave nothing empty", () => {
    expect([...english, ...chinese].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
  });

  it("are translated: Chinese is not the English text again", () => {
    const same = [...english].filter(
      ([key, text]) =>
        chinese.get(key) === text && !hasNoWords(text) && !sameInBoth.some((known) => known.test(key)),
    );
    expect(same.map(([key]) => key)).toEqual([]);
  });

  it("leaves writing moments to the page, which knows the reader's time zone", () => {
    const moments = [...english, ...chinese].filter(([, text]) =>
      messageArguments(text).some((entry) => /:(date|time)$/.test(entry)),
    );
    expect(moments).toEqual([]);
  });

  it("can be read by the formatter in every language", () => {
    const broken: string[] = [];
    for (const [locale, texts] of [
      ["en", english],
      ["zh-CN", chinese],
    ] as const)
      for (const [key, text] of texts) {
        const namespace = key.slice(0, key.indexOf("."));
        const t = translator(locale, namespace as "common") as unknown as Record<
          "rich",
          (key: string, values: object) => unknown
        >;
        const values = Object.fromEntries(
          messageArguments(text).map((entry) => {
            const [name, kind] = entry.split(":") as [string, string];
            return [name, kind === "tag" ? (chunks: unknown) => chunks : 3];
          }),
        );
        const shown = t.rich(key.slice(namespace.length + 1), values);
        if (shown === key) broken.push(`${locale} ${key}`);
      }
    expect(broken).toEqual([]);
  });

  it("hold a sentence for every refusal", () => {
    expect(refusalCodes.filter((code) => !english.has(`errors.${code}`))).toEqual([]);
  });

  it("know every file in their folders", () => {
    for (const [folder, index] of [
      ["en", en],
      ["zh-CN", zhCN],
    ] as const) {
      const files = readdirSync(join(import.meta.dirname, "messages", folder)).filter((file) =>
        file.endsWith(".json"),
      );
      expect(files.length, folder).toBe(Object.keys(index).length);
    }
  });
});

/** Chinese has one plural form and may leave `#` out; names and kinds have to agree. */
function sameArguments(a: string, b: string): boolean {
  return messageArguments(a).join() === messageArguments(b).join();
}
