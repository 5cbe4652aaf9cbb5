import sharp, { type Metadata, type Sharp } from "sharp";
import { Refusal } from "@/lib/errors";
import { hasSmall, SMALL_WIDTH } from "@/lib/markdown/file-address";
import { PICTURE_FRAMES, PICTURE_PIXELS, PICTURE_SIDE } from "./limits";

export type Picture = { body: Buffer; small: Buffer | null; width: number; height: number };

/** One at a time and nothing kept: a web node has other things to do, and its memory is counted. */
sharp.concurrency(1);
sharp.cache(false);
let queue: Promise<unknown> = Promise.resolve();

const taken = new Set(["png", "jpeg", "webp", "gif"]);
/** Screens are kept exactly as long as that is cheap. */
const EXACT_BYTES = 700_000;

const signatures = [/^\x89PNG\r\n\x1a\n/, /^\xff\xd8\xff/, /^GIF8[79]a/, /^RIFF[\s\S]{4}WEBP/];

/** Whether bytes begin like one of the kinds of pictures that are taken. */
export const looksLikePicture = (bytes: Buffer): boolean =>
  signatures.some((signature) => signature.test(bytes.toString("latin1", 0, 16)));

/**
 * The picture made anew as WebP: turned upright, at most 2,000 pixels a side, without what the camera wrote into it
 * and without whatever else was hidden in its bytes. Refuses what is no picture, damaged, or too large once unpacked.
 */
export function readyPicture(bytes: Buffer): Promise<Picture> {
  const made = queue.then(() => ready(bytes));
  queue = made.catch(() => {});
  return made;
}

async function ready(bytes: Buffer): Promise<Picture> {
  const facts = await read(() => sharp(bytes, { limitInputPixels: false }).metadata());
  if (!taken.has(facts.format ?? "")) throw new Refusal("file_kind");
  const frames = facts.pages ?? 1;
  if (frames > PICTURE_FRAMES || facts.width * facts.height * frames > PICTURE_PIXELS)
    throw new Refusal("picture_too_large");
  const open = () => {
    const image = sharp(bytes, {
      limitInputPixels: PICTURE_PIXELS,
      animated: frames > 1,
      sequentialRead: true,
      failOn: "error",
    });
    return frames > 1 ? image : image.autoOrient();
  };
  const whole = await read(() => pack(open().resize(inside(PICTURE_SIDE)), facts));
  const size = { width: whole.info.width, height: whole.info.pageHeight ?? whole.info.height };
  const small = hasSmall(size)
    ? (await read(() => pack(open().resize({ width: SMALL_WIDTH }), facts))).data
    : null;
  return { body: whole.data, small, ...size };
}

const inside = (side: number) =>
  ({ width: side, height: side, fit: "inside", withoutEnlargement: true }) as const;

async function pack(image: Sharp, { format }: Metadata) {
  const isPhoto = format === "jpeg";
  if (!isPhoto) {
    const exact = await image
      .clone()
      .webp({ lossless: true, effort: 2 })
      .toBuffer({ resolveWithObject: true });
    if (exact.data.length <= EXACT_BYTES) return exact;
  }
  return image.webp({ quality: isPhoto ? 80 : 88, effort: 3 }).toBuffer({ resolveWithObject: true });
}

/** Whatever the decoder says against a picture, the reader hears one sentence. */
async function read<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(/pixel limit/.test((error as Error).message) ? "picture_too_large" : "file_damaged");
  }
}
