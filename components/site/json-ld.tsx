/** Data for search engines. What could end the element, or a line of a script, is written as an escape. */
export function JsonLd({ data }: { data: object | object[] }) {
  return <script type="application/ld+json">{asScriptText(data)}</script>;
}

export const asScriptText = (data: unknown): string =>
  JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
