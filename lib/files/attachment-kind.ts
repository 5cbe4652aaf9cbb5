import { endingOf } from "./name";

type Kind = { type: string; isIt: (bytes: Buffer) => boolean };

const begins =
  (signature: string, at = 0) =>
  (bytes: Buffer) =>
    bytes.toString("latin1", at, at + signature.length) === signature;

const zip = begins("PK\x03\x04");
const text: Kind = { type: "text/plain; charset=utf-8", isIt: isText };
const office = (name: string): Kind => ({
  type: `application/vnd.openxmlformats-officedocument.${name}`,
  isIt: zip,
});

/** Every kind of attachment that is taken: its ending, and what its bytes must look like. */
const kinds: Record<string, Kind> = {
  pdf: { type: "application/pdf", isIt: begins("%PDF-") },
  zip: { type: "application/zip", isIt: zip },
  gz: { type: "application/gzip", isIt: begins("\x1f\x8b") },
  docx: office("wordprocessingml.document"),
  xlsx: office("spreadsheetml.sheet"),
  txt: text,
  log: text,
  md: text,
  csv: text,
  json: text,
  yaml: text,
  yml: text,
  ini: text,
  conf: text,
  mp4: { type: "video/mp4", isIt: begins("ftyp", 4) },
  webm: { type: "video/webm", isIt: begins("\x1a\x45\xdf\xa3") },
  mp3: { type: "audio/mpeg", isIt: (bytes) => begins("ID3")(bytes) || isMpegFrame(bytes) },
  ogg: { type: "audio/ogg", isIt: begins("OggS") },
  m4a: { type: "audio/mp4", isIt: begins("ftyp", 4) },
};

/** The type as which a file is served, by its name and its bytes together; null for what is not taken. */
export function attachmentKind(name: string, bytes: Buffer): { type: string; ending: string } | null {
  const ending = endingOf(name);
  const kind = Object.hasOwn(kinds, ending) ? kinds[ending]! : null;
  return kind?.isIt(bytes) ? { type: kind.type, ending } : null;
}

const isMpegFrame = (bytes: Buffer): boolean => bytes[0] === 0xff && (bytes[1]! & 0xe0) === 0xe0;

/** Text has no control characters besides those of terminals and old printers; Windows also writes it two bytes a letter. */
function isText(bytes: Buffer): boolean {
  if (bytes.length === 0) return false;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  return !/[\x00-\x07\x0e-\x1a\x1c-\x1f]/.test(bytes.toString("latin1", 0, 65_536));
}
