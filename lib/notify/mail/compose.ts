import { createHash } from "node:crypto";

export type Letter = {
  subject: string;
  /** Plain sentences, one a paragraph. */
  paragraphs: string[];
  /** The one thing to do, as a link. */
  link?: { label: string; url: string };
  /** Small print: why this mail came. */
  footer: string[];
  language: string;
};

export type ComposedMail = { subject: string; text: string; html: string };

/** Makes the text and the HTML of a mail; whatever people wrote is shown as they wrote it and does nothing. */
export function composeMail({ subject, paragraphs, link, footer, language }: Letter): ComposedMail {
  const text = [
    ...paragraphs,
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    `-- \n${footer.join("\n")}`,
  ].join("\n\n");
  const button = link
    ? `<p style="margin:24px 0"><a href="${escaped(link.url)}" style="background:#0f5e5c;color:#ffffff;padding:12px 20px;border-radius:8px;text-decoration:none;font-weight:600;display:inline-block">${escaped(link.label)}</a></p>
<p style="color:#6b6760;font-size:13px;word-break:break-all">${escaped(link.url)}</p>`
    : "";
  const html = `<!doctype html>
<html lang="${escaped(language)}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;background:#faf9f7;color:#23211e;font:16px/1.6 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:36em;margin:0 auto;padding:32px 20px">
${paragraphs.map((words) => `<p dir="auto" style="margin:0 0 16px">${lines(words)}</p>`).join("\n")}
${button}
<hr style="border:0;border-top:1px solid #e4e1db;margin:32px 0 16px">
${footer.map((words) => `<p style="margin:0 0 8px;color:#6b6760;font-size:13px;word-break:break-word">${linked(words)}</p>`).join("\n")}
</div></body></html>`;
  return { subject: oneLine(subject), text, html };
}

/** What may stand in a header: one line without control characters, of bounded length. */
export const oneLine = (words: string): string =>
  words
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, " ")
    .trim()
    .slice(0, 200);

/** The same mail sent twice carries the same id, so that the reader's mailbox shows it once. */
export const messageId = (key: string, siteUrl: string): string =>
  `<${createHash("sha256").update(`mail:${key}`).digest("hex").slice(0, 32)}@${new URL(siteUrl).hostname}>`;

const escaped = (words: string): string => words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Lines stay lines, as in the text. */
const lines = (words: string): string => escaped(words).replaceAll("\n", "<br>\n");

const linked = (words: string): string =>
  escaped(words).replace(
    /https?:\/\/[^\s]+/g,
    (url) => `<a href="${url}" style="color:#0f5e5c;word-break:break-all">${url}</a>`,
  );
