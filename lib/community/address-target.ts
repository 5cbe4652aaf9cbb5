/** What an address or number that somebody pasted points to: a question of this site, or one of its articles. */
export function addressTarget(pasted: string): { question: number } | { article: string } | null {
  const text = pasted.trim();
  const number = /^#?(\d{1,9})$/.exec(text)?.[1];
  if (number) return { question: Number(number) };
  let path = text;
  try {
    path = new URL(text, "https://own.invalid").pathname;
  } catch {
    return null;
  }
  const question = /^(?:\/zh-cn)?\/questions\/(\d{1,9})(?:\/|$)/.exec(path)?.[1];
  if (question) return { question: Number(question) };
  const article = /^(?:\/zh-cn)?\/articles\/([^/]{1,200})\/?$/.exec(path)?.[1];
  if (!article) return null;
  try {
    return { article: decodeURIComponent(article) };
  } catch {
    return null;
  }
}
