import { createHash, randomBytes } from "node:crypto";
import { files } from "@/db/schema";
import { allowances, trySpending } from "@/lib/accounts/limits";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { filePath } from "@/lib/markdown/file-address";
import { mediaAt } from "@/lib/markdown/media";
import { authorize } from "@/lib/policy";
import { attachmentKind } from "../attachment-kind";
import { ATTACHMENT_BYTES, PICTURE_BYTES } from "../limits";
import { fileName } from "../name";
import { looksLikePicture, readyPicture } from "../picture";

export type Upload = { name: string; bytes: Buffer };
export type Uploaded = {
  id: string;
  path: string;
  /** What stands for it in a text. */
  markdown: string;
};

type Ready = Pick<typeof files.$inferInsert, "kind" | "name" | "type" | "body" | "small"> & { facts: string };

/**
 * Takes in a picture or an attachment. Only who sent it can see it until a text that is saved names it; what no text
 * names after a day is removed. Refuses other kinds, what is too large, and more than so many files an hour.
 */
export async function uploadFile(ctx: Context, upload: Upload): Promise<Uploaded> {
  authorize(ctx.actor, "file.upload");
  await spendOnFile(ctx);
  const ready = await prepare(upload);
  return transaction(ctx, async (work) => {
    authorize(work.actor, "file.upload");
    return keep(work, ready);
  });
}

/** Counted before the work begins, and for good: it is the work that costs. */
async function spendOnFile(ctx: Context): Promise<void> {
  const spent = [
    ...(personId(ctx.actor)
      ? [
          await trySpending(ctx, `file:person:${personId(ctx.actor)}`, allowances.filesPerPerson),
          await trySpending(ctx, `file-day:person:${personId(ctx.actor)}`, allowances.filesPerDay),
        ]
      : []),
    ...(ctx.address
      ? [await trySpending(ctx, `file:address:${ctx.address}`, allowances.filesPerAddress)]
      : []),
  ];
  const refused = spent.find(({ allowed }) => !allowed);
  if (refused) throw new Refusal("too_many_files", { retryAfterSeconds: refused.retryAfterSeconds });
}

async function prepare({ name, bytes }: Upload): Promise<Ready> {
  const isPicture = looksLikePicture(bytes);
  if (bytes.length > (isPicture ? PICTURE_BYTES : ATTACHMENT_BYTES))
    throw new Refusal("file_too_large", { pictures: PICTURE_BYTES / 1e6, others: ATTACHMENT_BYTES / 1e6 });
  if (isPicture) {
    const { width, height, body, small } = await readyPicture(bytes);
    const facts = `${width}x${height}`;
    return {
      kind: "picture",
      name: fileName(name, "webp", "picture"),
      type: "image/webp",
      body,
      small,
      facts,
    };
  }
  const kind = attachmentKind(name, bytes);
  if (!kind) throw new Refusal("file_kind");
  return {
    kind: "attachment",
    name: fileName(name, kind.ending, "file"),
    type: kind.type,
    body: bytes,
    small: null,
    facts: String(bytes.length),
  };
}

async function keep(work: Work, { facts, ...ready }: Ready): Promise<Uploaded> {
  const id = `${randomName()}-${facts}`;
  await work.tx.insert(files).values({
    ...ready,
    id,
    bytes: ready.body.length,
    digest: createHash("sha256").update(ready.body).digest("hex"),
    uploaderId: personId(work.actor),
    createdAt: work.now,
  });
  const path = filePath({ id, name: ready.name });
  return { id, path, markdown: asWritten(ready, path) };
}

/** Films and sounds are written like pictures: articles play them and ask for what is said in them, threads link to them. */
function asWritten({ kind, name }: Pick<Ready, "kind" | "name">, path: string): string {
  if (kind === "picture") return `![${name.replace(/\.[^.]*$/, "").replaceAll("-", " ")}](${path})`;
  return `${mediaAt(path) ? "!" : ""}[${name}](${path})`;
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** Sixteen letters of which nobody can guess the next. */
const randomName = (): string => Array.from(randomBytes(16), (byte) => ALPHABET[byte % 32]).join("");
