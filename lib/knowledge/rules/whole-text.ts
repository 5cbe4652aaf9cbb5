type Text = { title: string; summary: string; body: string };

/** Title, summary and text of a version as one, to be compared with another. */
export const wholeText = ({ title, summary, body }: Text): string =>
  [title, summary, body].filter(Boolean).join("\n\n");
