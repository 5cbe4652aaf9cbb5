/** What a file may weigh as it comes in. */
export const PICTURE_BYTES = 8_000_000;
export const ATTACHMENT_BYTES = 10_000_000;
/** A picture of more than this is refused before it is unpacked: forty million pixels are 160 MB in memory. */
export const PICTURE_PIXELS = 40_000_000;
export const PICTURE_FRAMES = 100;
/** The longer side of a picture as it is kept. */
export const PICTURE_SIDE = 2_000;
