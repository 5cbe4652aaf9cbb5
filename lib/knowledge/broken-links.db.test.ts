import { afterAll, beforeAll, expect, it } from "vitest";
import { articleRedirects, articles } from "@/db/schema";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { hidePost } from "@/lib/community/commands/hide-post";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { uploadFile } from "@/lib/files/commands/upload-file";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { brokenLinks } from "./broken-links";

let site: TestSite;
let cast: Cast;
let open: { id: number; slug: string };
let secret: { id: number; slug: string };
let answer: { id: number };

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  const at = { createdAt: new Date(), updatedAt: new Date(), language: "en" };
  const rows = await site.db
    .insert(articles)
    .values([
      {
        ...at,
        slug: "rinse",
        title: "Rinse",
        status: "published",
        html: '<h2 id="user-content-tank">Tank</h2>',
      },
      { ...at, slug: "inside", title: "Inside", status: "published", audience: "staff" },
      { ...at, slug: "old", title: "Old", status: "archived" },
      { ...at, slug: "soon", title: "Soon", status: "draft" },
    ])
    .returning({ id: articles.id });
  await site.db.insert(articleRedirects).values([
    { slug: "flush", articleId: rows[0]!.id },
    { slug: "was-old", articleId: rows[2]!.id },
  ]);
  const asMara = site.ctxFor(cast.mara);
  open = await askQuestion(asMara, { title: "The pump stops", body: "Why?" });
  secret = await askQuestion(asMara, { title: "My invoice", body: "Why?", urgentMark: "payment" });
  answer = await postAnswer(site.ctxFor(cast.theo), { questionId: open.id, body: "Rinse it." });
});
afterAll(() => site.close());

const broken = async (href: string, more: object = {}) =>
  (await brokenLinks(site.ctxFor(cast.cleo), `Words.\n\n[a](${href})\n\n## Tank`, more)).map(
    ({ reason }) => reason,
  )[0];

it.each([
  ["/articles/rinse", undefined],
  ["/zh-cn/articles/rinse?language=en#tank", undefined],
  ["/articles/flush#tank", undefined],
  ["/articles/rinse#lid", "anchor"],
  ["/articles/nowhere", "missing"],
  ["/articles/inside", "hidden"],
  ["/articles/old", "hidden"],
  ["/articles/was-old", "hidden"],
  ["/articles/soon", "hidden"],
  ["#tank", undefined],
  ["#lid", "anchor"],
  ["/topics/machines", undefined],
  ["/topics/tea", "missing"],
  ["/people/mara", undefined],
  ["/people/nobody", "missing"],
  ["/ask", undefined],
  ["/artcles/rinse", "missing"],
  ["/demo/nowhere.png", "missing"],
  ["/files/abcdefgh234567ab-9/x.log", "missing"],
  ["https://else.test/articles/nowhere", undefined],
])("%s is %s", async (href, reason) => {
  expect(await broken(href)).toBe(reason);
});

it("judges for those who will read the text", async () => {
  expect(await broken("/articles/inside", { audience: "staff" })).toBeUndefined();
  expect(await broken("https://help.test/articles/nowhere", { origin: "https://help.test" })).toBe("missing");
});

it("knows questions, their answers, and what has become of both", async () => {
  expect(await broken(`/questions/${open.id}/${open.slug}#answer-${answer.id}`)).toBeUndefined();
  expect(await broken(`/questions/${secret.id}`)).toBe("hidden");
  expect(await broken("/questions/99999")).toBe("missing");
  await hidePost(site.ctxFor(cast.ines), {
    questionId: open.id,
    type: "answer",
    postId: answer.id,
    reason: "not about this",
  });
  expect(await broken(`/questions/${open.id}#answer-${answer.id}`)).toBe("hidden");
});

it("knows files by name, and on which line the link stands", async () => {
  const { path } = await uploadFile(site.ctxFor(cast.cleo), { name: "a.log", bytes: Buffer.from("x") });
  expect(await broken(path)).toBeUndefined();
  expect(await brokenLinks(site.ctxFor(cast.cleo), `ok\n\n![Pump](${path}x)`)).toEqual([
    { href: `${path}x`, line: 3, reason: "missing" },
  ]);
});
