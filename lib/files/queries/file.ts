import { eq } from "drizzle-orm";
import { files } from "@/db/schema";
import { type Context, personId } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { readersOf } from "../uses";

export type StoredFile = {
  kind: "picture" | "attachment";
  name: string;
  type: string;
  body: Buffer;
  /** Everybody may read it, so that caches on the way may keep it. */
  isPublic: boolean;
};

/**
 * A file for whoever may read something that it stands in, and for whoever sent it. For everybody else, and under
 * another name, it is `not_found`, as one that never was.
 */
export async function file(
  ctx: Context,
  { id, name, small }: { id: string; name: string; small: boolean },
): Promise<StoredFile> {
  const [row] = await ctx.db.select(facts).from(files).where(eq(files.id, id));
  if (!row || row.name !== name) throw new Refusal("not_found");
  const { mayRead, isPublic } = await readersOf(ctx, id);
  const isOwn = row.uploaderId !== null && row.uploaderId === personId(ctx.actor);
  if (!mayRead && !isOwn) throw new Refusal("not_found");
  const [bytes] = await ctx.db
    .select({ body: small ? files.small : files.body })
    .from(files)
    .where(eq(files.id, id));
  if (!bytes?.body) throw new Refusal("not_found");
  return { kind: row.kind, name: row.name, type: row.type, body: bytes.body, isPublic };
}

/** Without the bytes: who may not read them does not cost us their way here. */
const facts = { kind: files.kind, name: files.name, type: files.type, uploaderId: files.uploaderId };
