import { withQuery } from "@/lib/http/query";

const titleLength = 200;

/** The way to the ask form with the words of a search filled in: the first line as a title, a long text as what to tell. */
export function askPath(query: string): string {
  return withQuery("/ask", { title: query.replace(/\s+/g, " ").trim().slice(0, titleLength) });
}
