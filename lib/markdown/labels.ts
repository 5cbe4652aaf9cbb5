/**
 * The few words that the pipeline itself adds. They are stored in English between marks that no writer can type
 * (user text never makes an element), and put into the reader's language when shown.
 */
export const labels = {
  "link-removed": "(link removed)",
  "picture-removed": "(picture removed)",
  footnotes: "Footnotes",
  back: "Back to the text",
  note: "Note",
  tip: "Tip",
  important: "Important",
  warning: "Warning",
  caution: "Caution",
  done: "done",
  open: "open",
  transcript: "Transcript",
  youtube: "Video on YouTube",
  vimeo: "Video on Vimeo",
  video: "Video, opens where it is kept",
  audio: "Audio, opens where it is kept",
} as const;

export type Label = keyof typeof labels;

const MARKED = /<span class="md-label" data-label="([a-z-]+)">[^<]*<\/span>/g;

/** Stored HTML with the pipeline's own words in the reader's language. */
export function localiseLabels(html: string, word: (label: Label) => string): string {
  return html.replace(MARKED, (all, label: string) =>
    label in labels
      ? `<span class="md-label" data-label="${label}">${escapeHtml(word(label as Label))}</span>`
      : all,
  );
}

export const withoutLabels = (html: string): string => html.replace(MARKED, "");

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
