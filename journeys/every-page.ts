import type { APIRequestContext } from "@playwright/test";

export type Reader = "anyone" | "member" | "helper" | "staff" | "curator" | "agent" | "admin";

/**
 * Every page of the site, an address of it, and who may read it. A page without a line here fails. `{article}` is one of the demo's, `{public}`,
 * `{answer}` and `{comment}` are a question that everybody may read, and posts on it, all by customers who are not of
 * the cast and on a topic without an ambassador of it.
 */
export const pages: Record<string, [path: string, reader: Reader] | null> = {
  "": ["/", "anyone"],
  search: ["/search?q=descale", "anyone"],
  topics: ["/topics", "anyone"],
  "topics/[slug]": ["/topics/espresso-machines", "anyone"],
  articles: ["/articles", "anyone"],
  "articles/[slug]": ["/articles/descale-one", "anyone"],
  terms: ["/terms", "anyone"],
  privacy: ["/privacy", "anyone"],
  imprint: ["/imprint", "anyone"],
  ask: ["/ask", "anyone"],
  questions: ["/questions", "anyone"],
  "questions/yours": ["/questions/yours", "member"],
  people: ["/people", "anyone"],
  "people/[handle]": ["/people/theo", "anyone"],
  ambassadors: ["/ambassadors", "anyone"],
  "ambassadors/leaderboard": ["/ambassadors/leaderboard", "anyone"],
  "ambassadors/apply": ["/ambassadors/apply", "member"],
  "ambassadors/quiz": ["/ambassadors/quiz", "member"],
  "ambassadors/me": ["/ambassadors/me", "member"],
  "settings/notifications": ["/settings/notifications", "member"],
  programme: ["/programme", "staff"],
  "programme/applications": ["/programme/applications", "staff"],
  "programme/candidates": ["/programme/candidates", "staff"],
  "programme/coverage": ["/programme/coverage", "staff"],
  "programme/quiz": ["/programme/quiz", "staff"],
  "programme/rewards": ["/programme/rewards", "staff"],
  "sign-in": ["/sign-in", "anyone"],
  "sign-in/sent": ["/sign-in/sent", "anyone"],
  "demo/sign-in": ["/demo/sign-in", "anyone"],
  "demo/mail": ["/demo/mail", "anyone"],
  "questions/[number]/history": ["/questions/{public}/history", "anyone"],
  report: ["/report?kind=question&id={public}", "member"],
  notifications: ["/notifications", "member"],
  settings: ["/settings", "member"],
  "settings/data": ["/settings/data", "member"],
  goodbye: ["/goodbye", "anyone"],
  queue: ["/queue", "helper"],
  "questions/[number]/edit": ["/questions/{public}/edit", "staff"],
  "answers/[id]/edit": ["/answers/{answer}/edit", "staff"],
  "comments/[id]/edit": ["/comments/{comment}/edit", "staff"],
  "moderation/redact": ["/moderation/redact?type=question&id={public}", "staff"],
  "questions/[number]/gate": ["/questions/{public}/gate", "staff"],
  desk: ["/desk", "agent"],
  "desk/insights": ["/desk/insights", "staff"],
  "desk/macros": ["/desk/macros", "agent"],
  "desk/figures": ["/desk/figures", "agent"],
  "desk/figures/[figure]": ["/desk/figures/promises", "agent"],
  moderation: ["/moderation", "staff"],
  curation: ["/curation", "staff"],
  "curation/groups/[id]": ["/curation/groups/1", "staff"],
  "curation/articles": ["/curation/articles", "curator"],
  "curation/articles/new": ["/curation/articles/new", "curator"],
  "curation/articles/[id]": ["/curation/articles/{article}", "curator"],
  "curation/articles/[id]/review": ["/curation/articles/{article}/review", "curator"],
  "curation/articles/[id]/versions": ["/curation/articles/{article}/versions", "curator"],
  "curation/articles/[id]/languages": ["/curation/articles/{article}/languages", "curator"],
  "curation/snippets": ["/curation/snippets", "curator"],
  "curation/snippets/[id]": ["/curation/snippets/1", "curator"],
  "curation/work": ["/curation/work", "staff"],
  "curation/gaps": ["/curation/gaps", "curator"],
  "curation/gaps/dismissed": ["/curation/gaps/dismissed", "curator"],
  "curation/impact": ["/curation/impact", "staff"],
  "curation/articles/[id]/impact": ["/curation/articles/1/impact", "staff"],
  "curation/search": ["/curation/search", "curator"],
  "curation/search/synonyms": ["/curation/search/synonyms", "curator"],
  "curation/search/best-bets": ["/curation/search/best-bets", "curator"],
  "curation/search/engine": ["/curation/search/engine", "curator"],
  "curation/search/try": ["/curation/search/try?q=descale&mode=ask", "staff"],
  "curation/search/words": ["/curation/search/words?subject=question:{public}", "staff"],
  admin: ["/admin", "admin"],
  "admin/people": ["/admin/people", "admin"],
  "admin/people/[handle]": ["/admin/people/vera", "admin"],
  "admin/topics": ["/admin/topics", "admin"],
  "admin/topics/new": ["/admin/topics/new", "admin"],
  "admin/topics/[id]": ["/admin/topics/1", "admin"],
  "admin/teams": ["/admin/teams", "admin"],
  "admin/teams/new": ["/admin/teams/new", "admin"],
  "admin/teams/[id]": ["/admin/teams/1", "admin"],
  "admin/rules": ["/admin/rules", "admin"],
  "admin/legal": ["/admin/legal", "admin"],
  "admin/legal/[slug]/[language]": ["/admin/legal/terms/en", "admin"],
  "admin/audit": ["/admin/audit", "admin"],
  "admin/mail": ["/admin/mail", "admin"],
  "admin/jobs": ["/admin/jobs", "admin"],
  "admin/costs": ["/admin/costs", "admin"],
  "admin/retention": ["/admin/retention", "admin"],
  // Read in journeys of their own: what they show depends on a post, a token or a mail.
  "questions/[number]/[[...slug]]": null,
  "a/[id]": null,
  "desk/escalations/[id]": null,
  satisfaction: null,
  "demo/mail/[id]": null,
  "sign-in/confirm": null,
  claim: null,
  unsubscribe: null,
  welcome: null,
  "error-pages/[status]": null,
  design: null,
};

/** The addresses of the table with the numbers of the demo that runs. */
export async function addressesIn(
  request: APIRequestContext,
): Promise<{ page: string; path: string; reader: Reader }[]> {
  const found = await (await request.get("/search?q=Got+Hillside+instead+of+Orchard")).text();
  const thread = /href="(\/questions\/(\d+)\/got-hillside[^"]*)"/.exec(found)!;
  const html = await (await request.get(thread[1]!)).text();
  const article = await (await request.get("/articles/descale-one")).text();
  const numbers: Record<string, string> = {
    article: /name="articleId" value="(\d+)"/.exec(article)![1]!,
    public: thread[2]!,
    answer: /id="answer-(\d+)"/.exec(html)![1]!,
    comment: /id="comment-(\d+)"/.exec(html)![1]!,
  };
  return Object.entries(pages).flatMap(([page, entry]) =>
    entry
      ? [{ page, path: entry[0].replace(/\{(\w+)\}/g, (_, name) => numbers[name]!), reader: entry[1] }]
      : [],
  );
}
