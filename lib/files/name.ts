const LONGEST = 60;

/**
 * A file's name as it may stand in an address: letters and digits of any script, joined by hyphens. Folders, control
 * characters and marks that turn text around are gone; the ending is the one given.
 */
export function fileName(typed: string, ending: string, fallback: string): string {
  const last = typed.split(/[/\\]/).at(-1)!;
  const base = last
    .replace(/\.[^.]*$/, "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const short = [...base].slice(0, LONGEST).join("").replace(/-+$/, "");
  return `${short || fallback}.${ending}`;
}

/** The ending of a name, in small letters and without its dot. */
export const endingOf = (name: string): string => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
