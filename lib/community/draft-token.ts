import { createHash, randomBytes } from "node:crypto";

/** What the address of a draft carries. */
export const newDraftToken = (): string => randomBytes(24).toString("base64url");

/** What is kept of it, and the key that makes the same draft one question. */
export const draftKey = (token: string): string => createHash("sha256").update(token).digest("base64url");
