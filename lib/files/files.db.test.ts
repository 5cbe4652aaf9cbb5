import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { articles, files } from "@/db/schema";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { editQuestion } from "@/lib/community/commands/edit-question";
import { hidePost } from "@/lib/community/commands/hide-post";
import { keepDraft } from "@/lib/community/commands/keep-draft";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { type Actor, asSystem, type Person, transaction } from "@/lib/context";
import { mediaWithoutTranscript } from "@/lib/markdown/checks/media";
import { fileAddress } from "@/lib/markdown/file-address";
import { renderMarkdown } from "@/lib/markdown/render";
import { redactPost } from "@/lib/site/commands/redact-post";
import { applyRetention } from "@/lib/site/retention";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { attachFiles, forgetFilesOf } from "./attach";
import { uploadFile } from "./commands/upload-file";
import { file } from "./queries/file";

let site: TestSite;
let cast: Cast;
const visitor: Actor = { kind: "visitor" };
const log = Buffer.from("pump: timeout\n");

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

const send = (actor: Actor, name = "crash.log", bytes: Buffer = log) =>
  uploadFile(site.ctxFor(actor), { name, bytes });
const read = (actor: Actor, path: string) => {
  const { id, name } = fileAddress(path)!;
  return file(site.ctxFor(actor), { id, name, small: false });
};
const readers = async (path: string) => {
  const who: Record<string, Actor> = { visitor, ...(cast as unknown as Record<string, Person>) };
  const can: string[] = [];
  for (const name of ["visitor", "mara", "lena", "theo", "ines", "cleo", "ada"])
    if (await read(who[name]!, path).then(Boolean, () => false)) can.push(name);
  return can;
};
const ask = (body: string, more: object = {}) =>
  askQuestion(site.ctxFor(cast.mara), { title: "The pump stops", body, topicId: cast.machines, ...more });
const everybody = ["visitor", "mara", "lena", "theo", "ines", "cleo", "ada"];

it("is played by an article if it is a film or a sound, which then asks what is said in it; threads link to it", async () => {
  const sound = Buffer.concat([Buffer.from("ID3"), Buffer.alloc(64)]);
  const { markdown, path } = await send(cast.cleo, "pump.mp3", sound);
  const article = await renderMarkdown(markdown, { kind: "article" });
  expect(article.html).toContain("<audio");
  expect(mediaWithoutTranscript(markdown)).toMatchObject([{ src: path, title: "pump.mp3" }]);
  const post = await renderMarkdown(markdown, { kind: "user" });
  expect(post.html).toContain(`href="${path}"`);
  expect(post.html).not.toContain("<audio");
});

describe("who may read a file (U06)", () => {
  it("is only who sent it, until a text names it", async () => {
    expect(await readers((await send(cast.mara)).path)).toEqual(["mara"]);
  });

  it("is everybody once it stands in a public question, an answer or a comment", async () => {
    const { path, markdown } = await send(cast.mara);
    const { id } = await ask(`Look: ${markdown}`);
    expect(await readers(path)).toEqual(everybody);
    expect(await read(visitor, path)).toMatchObject({ isPublic: true, name: "crash.log" });
    const answer = await send(cast.theo);
    await postAnswer(site.ctxFor(cast.theo), { questionId: id, body: answer.markdown });
    expect(await readers(answer.path)).toEqual(everybody);
  });

  it("follows the question: of a restricted one the asker and those on the case", async () => {
    const { path, markdown } = await send(cast.mara);
    await ask(markdown, { urgentMark: "privacy" });
    expect(await readers(path)).toEqual(["mara", "ines", "ada"]);
    expect(await read(cast.mara, path)).toMatchObject({ isPublic: false });
  });

  it("follows the post: of a hidden answer its author and the staff", async () => {
    const { id } = await ask("Steam everywhere.");
    const { path, markdown } = await send(cast.theo);
    const answer = await postAnswer(site.ctxFor(cast.theo), { questionId: id, body: `See ${markdown}` });
    await hidePost(site.ctxFor(cast.ines), {
      questionId: id,
      type: "answer",
      postId: answer.id,
      reason: "not about this",
    });
    expect(await readers(path)).toEqual(["theo", "ines", "cleo", "ada"]);
  });

  it("of a draft article is the staff, also where an earlier version of it is public", async () => {
    const { path, markdown } = await send(cast.cleo);
    const [row] = await site.db
      .insert(articles)
      .values({
        slug: "valve",
        title: "Valve",
        body: "old",
        status: "published",
        createdAt: new Date(),
        updatedAt: new Date(),
      })
      .returning();
    await transaction(site.ctxFor(cast.cleo), (work) => attachFiles(work, { articleId: row!.id }, markdown));
    expect(await readers(path)).toEqual(["ines", "cleo", "ada"]);
    await site.db.update(articles).set({ body: markdown }).where(eq(articles.id, row!.id));
    expect(await readers(path)).toEqual(everybody);
    await site.db.update(articles).set({ audience: "signed_in" }).where(eq(articles.id, row!.id));
    expect(await readers(path)).toEqual(everybody.slice(1));
    await site.db.update(articles).set({ audience: "staff" }).where(eq(articles.id, row!.id));
    expect(await readers(path)).toEqual(["ines", "cleo", "ada"]);
  });

  it("does not grow because somebody else names it", async () => {
    const { path, markdown } = await send(cast.mara);
    await ask(markdown, { urgentMark: "privacy" });
    const { id } = await ask("Another one");
    for (const other of [cast.lena, cast.ines])
      await postAnswer(site.ctxFor(other), { questionId: id, body: `As here: ${markdown}` });
    expect(await readers(path)).toEqual(["mara", "ines", "ada"]);
  });

  it("is nobody under another name, and nobody of what never was, with the same words", async () => {
    const { path } = await send(cast.mara);
    const said = async (address: string) =>
      read(visitor, address).catch((error) => `${error.code} ${JSON.stringify(error.data)}`);
    expect(await said(path)).toBe(await said("/files/abcdefgh234567ab-9/never.log"));
    await expect(read(cast.mara, path.replace("crash", "other"))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("what happens to files later", () => {
  const tomorrow = () => new Date(Date.now() + 25 * 3_600_000);
  const isThere = async (path: string) =>
    (
      await site.db
        .select({ id: files.id })
        .from(files)
        .where(eq(files.id, fileAddress(path)!.id))
    ).length > 0;

  it("what no text uses goes after a day; what a post, its earlier version or a draft names stays", async () => {
    const [unused, posted, drafted, replaced] = await Promise.all([1, 2, 3, 4].map(() => send(cast.lena)));
    const ctx = site.ctxFor(cast.lena);
    const { id } = await askQuestion(ctx, {
      title: "A leak below",
      body: `${posted!.markdown} ${replaced!.markdown}`,
    });
    await editQuestion(ctx, { questionId: id, version: 1, title: "A leak below", body: posted!.markdown });
    await keepDraft(ctx, { title: "Another leak", happened: drafted!.markdown });
    await applyRetention(asSystem(site.ctxFor(cast.lena, { now: tomorrow() }), "apply-retention"));
    expect(await Promise.all([unused, posted, drafted, replaced].map((one) => isThere(one!.path)))).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  it("what somebody had sent goes with their account, where nothing that stays names it", async () => {
    const [loose, kept] = [await send(cast.jonas), await send(cast.jonas)];
    const { id } = await ask("A drip.");
    await postAnswer(site.ctxFor(cast.jonas), { questionId: id, body: kept.markdown });
    await transaction(site.ctxFor(cast.jonas), (work) => forgetFilesOf(work, cast.jonas.id));
    expect([await isThere(loose.path), await isThere(kept.path)]).toEqual([false, true]);
  });

  it("what was redacted is gone at once, bytes and all", async () => {
    const [secret, fine] = [await send(cast.mara), await send(cast.mara)];
    const { id } = await ask(`${secret.markdown} ${fine.markdown}`);
    await redactPost(site.ctxFor(cast.ines), {
      questionId: id,
      type: "question",
      postId: id,
      version: 1,
      title: "The pump stops",
      body: fine.markdown,
      reason: "a serial number",
    });
    expect([await isThere(secret.path), await isThere(fine.path)]).toEqual([false, true]);
  });
});

describe("sending files (U01-U05)", () => {
  const picture = (format: "png" | "jpeg", width = 1200, height = 900) =>
    sharp({ create: { width, height, channels: 3, background: "#845" } })
      .withExif({ IFD3: { GPSLatitude: "51/1 30/1 0/1" }, IFD0: { Copyright: "canary" } })
      [format]()
      .toBuffer();

  it("makes pictures anew: WebP, at most 2,000 pixels, without what the camera wrote (U02, U04)", async () => {
    const sent = await send(cast.ada, "../../IMG 2041.JPG", await picture("jpeg", 3000, 1500));
    expect(sent.path).toMatch(/^\/files\/[a-z2-7]{16}-2000x1000\/IMG-2041\.webp$/);
    const { body, type } = await read(cast.ada, sent.path);
    expect(type).toBe("image/webp");
    expect(body.includes("canary")).toBe(false);
    const facts = await sharp(body).metadata();
    expect([facts.format, facts.width, facts.exif]).toEqual(["webp", 2000, undefined]);
    const { id, name } = fileAddress(sent.path)!;
    const { body: small } = await file(site.ctxFor(cast.ada), { id, name, small: true });
    expect(await sharp(small).metadata()).toMatchObject({ width: 800, height: 400 });
  });

  it.each([
    [
      "a page that calls itself a picture",
      "x.png",
      Buffer.from("<html><script>alert(1)</script>"),
      "file_kind",
    ],
    [
      "a drawing that may hold a script",
      "x.svg",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      "file_kind",
    ],
    ["a program", "x.exe", Buffer.from("MZ\x90"), "file_kind"],
    ["a program that calls itself text", "x.txt", Buffer.from("MZ\x90\x00\x03"), "file_kind"],
    ["half a picture", "x.png", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), "file_damaged"],
    ["eleven megabytes", "x.txt", Buffer.alloc(11_000_000, "a"), "file_too_large"],
    ["nothing", "x.txt", Buffer.alloc(0), "file_kind"],
  ])("refuses %s", async (_, name, bytes, code) => {
    const before = await site.db.$count(files);
    await expect(send(cast.cleo, name, bytes)).rejects.toMatchObject({ code });
    expect(await site.db.$count(files)).toBe(before);
  });

  it("refuses a picture of too many pixels before unpacking it (U03)", async () => {
    const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: "#000" } })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(send(cast.cleo, "x.png", bomb)).rejects.toMatchObject({ code: "picture_too_large" });
  });

  it("leaves nothing of what was hidden behind a picture", async () => {
    const polyglot = Buffer.concat([await picture("png"), Buffer.from("<?php system('canary'); ?>")]);
    const { path } = await send(cast.cleo, "x.php", polyglot);
    expect(path).toMatch(/\/x\.webp$/);
    expect((await read(cast.cleo, path)).body.includes("canary")).toBe(false);
  });

  it.each([
    ["../../etc/passwd.txt", "passwd.txt"],
    ["a\0.txt", "a.txt"],
    ["\u202egnp.txt", "gnp.txt"],
    [`${"x".repeat(400)}.txt`, `${"x".repeat(60)}.txt`],
    ["截图 1.txt", "截图-1.txt"],
    ["...txt", "file.txt"],
  ])("keeps %j as %s", async (given, name) => {
    expect(fileAddress((await send(cast.jonas, given)).path)!.name).toBe(name);
  });

  it("takes twenty an hour from one person", async () => {
    const { theo } = cast;
    let sent = 0;
    const refusal = await (async () => {
      for (; sent < 30; sent++) await send(theo);
    })().catch((error) => error);
    expect(refusal).toMatchObject({ code: "too_many_files" });
    expect(sent).toBeLessThanOrEqual(20);
  });

  it("takes nothing from visitors", async () => {
    await expect(send(visitor)).rejects.toMatchObject({ code: "sign_in" });
  });
});
