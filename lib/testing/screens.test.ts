import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import * as en from "@/lib/i18n/messages/en";
import { wrongMessageUses } from "./message-uses";
import { screenBreaches } from "./screen-rules";

const root = join(import.meta.dirname, "../..");
const filesUnder = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

// The gallery of parts speaks to the people who build screens, in English only, and is not there in production.
const screens = [...filesUnder("app", /\.tsx$/), ...filesUnder("components", /\.tsx$/)].filter(
  (path) => !path.startsWith("app/(dev)/"),
);
const read = (path: string) => readFileSync(join(root, path), "utf8");

describe("every screen", () => {
  it("is looked at", () => expect(screens.length).toBeGreaterThan(30));

  it("keeps to the rules of screens", () => {
    const breaches = screens.flatMap((path) =>
      screenBreaches(path, read(path)).map(({ rule, line, text }) => `${path}:${line} ${rule}: ${text}`),
    );
    expect(breaches).toEqual([]);
  });

  it("shows texts that are in the catalogue, with all they need", () => {
    const sources = [
      ...screens,
      ...filesUnder("app", /\.ts$/),
      ...filesUnder("components", /\.ts$/),
      ...filesUnder("lib", /\.tsx?$/),
    ];
    const wrong = sources.flatMap((path) => wrongMessageUses(path, read(path), en as never));
    expect(wrong).toEqual([]);
  });

  it("puts HTML into the page in one place only, apart from data for search engines and the shapes of icons", () => {
    const places = screens.filter((path) => /dangerouslySetInnerHTML/.test(read(path)));
    const allowed = places.filter(
      (path) =>
        /application\/ld\+json/.test(read(path)) ||
        ["components/community/prose.tsx", "components/ui/icon.tsx", "components/ui/whole.tsx"].includes(
          path,
        ),
    );
    expect(places).toEqual(allowed);
  });

  it("knows its language before its parts ask for it: a page that is not async has not read it", () => {
    const pages = filesUnder("app", /^page\.tsx$/);
    expect(pages.length).toBeGreaterThan(50);
    const leavesItToOne = /export default function \w+\(\) {\n {2}return <\w+ [^<]*\/>;\n}/;
    const unknowing = pages.filter(
      (path) => !/export default async function/.test(read(path)) && !leavesItToOne.test(read(path)),
    );
    expect(unknowing).toEqual([]);
  });

  it("has no page that is sent in parts", () => {
    expect(filesUnder("app", /^loading\.tsx$/)).toEqual([]);
  });
});

describe("the rules of screens catch", () => {
  const rulesOf = (source: string) => screenBreaches("planted.tsx", source).map(({ rule }) => rule);

  it.each([
    ["<p>Hello</p>", "untranslated text"],
    ["<p>{ok ? 'Yes' : t('no')}</p>", "untranslated text"],
    ["<p>{open && `Open since ${day}`}</p>", "untranslated text"],
    ['<input placeholder="Your name" />', "untranslated text"],
    ['<img alt={"A picture"} />', "untranslated text"],
    ['<Section title="Related">{x}</Section>', "untranslated text"],
    ['<p className="ml-2">{x}</p>', "one-sided class"],
    ['<p className={cx("sm:hover:text-right", a)}>{x}</p>', "one-sided class"],
    ['<p className="absolute -left-1">{x}</p>', "one-sided class"],
    ['<div className="mb-1 basis-full">{x}</div>', "row that grows with its words"],
    ["<p style={{ color: 'red' }}>{x}</p>", "inline style"],
    ["<button onClick={go}>{x}</button>", "behaviour for a browser that runs React"],
    ["<Suspense>{x}</Suspense>", "behaviour for a browser that runs React"],
    ['<a href="/questions">{x}</a>', "link without language"],
    [
      "<Disclosure summary={x}><p><ActionForm id={x}>{y}</ActionForm></p></Disclosure>",
      "refusal inside of a closed fold",
    ],
  ])("%s", (jsx, rule) => {
    expect(rulesOf(`export const A = () => ${jsx};`)).toContain(rule);
  });

  it("and leave alone what is right", () => {
    const right = '<p className="ms-2 text-start left-out" lang="en" id="x">{t("a")} · {n} <b>{"—"}</b></p>';
    expect(rulesOf(`export const A = () => ${right};`)).toEqual([]);
  });
});

describe("the check of texts catches", () => {
  const messages = { thread: { title: "Question", by: "by {name}", stage: { open: "Open" } } };
  const wrong = (body: string) =>
    wrongMessageUses(
      "planted.tsx",
      `async function A() { const { t, href } = await intl("thread"); return ${body}; }`,
      messages,
    );

  it("a key that is not there", () => expect(wrong('t("titel")')).toHaveLength(1));
  it("an argument that is not given", () => expect(wrong('t("by")')).toHaveLength(1));
  it("a piece of page that the text has no tag for", () =>
    expect(wrong('t.rich("by", { name: () => x })')).toHaveLength(1));
  it("a pattern that no key fits", () => expect(wrong("t(`stages.${s}`)")).toHaveLength(1));
  it("and nothing else", () => {
    expect(wrong('[t("title"), t("by", { name }), t(`stage.${s}`), t.rich("by", values)]')).toEqual([]);
  });
});
