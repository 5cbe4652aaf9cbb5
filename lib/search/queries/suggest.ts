import type { Context } from "@/lib/context";
import { plainOfHtml } from "@/lib/markdown/plain";
import { authorize } from "@/lib/policy";
import { bestBets, betsFor, isPinned, withBets } from "../best-bets";
import { isAnswer, worthSuggesting } from "../engine";
import { engine } from "../index";
import { markAll, markedSnippet, type Wanted } from "../marks";
import { capQuery } from "../text";
import { type FoundRow, type FoundStage, foundRows, pathOf, stageOf } from "./found-rows";
import { wantedByLanguage } from "./wanted";

const most = 5;
/** Characters of HTML for the line under a title that changes with the next letter. */
const glanced = 1_200;

export type Suggestion = {
  subject: string;
  kind: "article" | "question";
  /** Without language prefix. */
  href: string;
  /** Title, snippet and answer carry marks around what was found. */
  title: string;
  solved: boolean;
  stage?: FoundStage;
  snippet: string;
  /** The search is sure enough to call it an answer; others are only about the same thing. */
  sure: boolean;
  /** For somebody who asks: enough of the answer to be read in its place. */
  answer?: string;
  solvedBy?: { title: string; href: string };
};

export type SuggestInput = {
  q: string;
  details?: string;
  /** `type`: while a search is typed. `ask`: while a question is worded; answered things first. */
  mode: "type" | "ask";
  /** The reader's. */
  language: string;
};

/** Up to five things that answer what is being typed; fewer or none where nothing here is about it. */
export async function suggest(ctx: Context, input: SuggestInput): Promise<Suggestion[]> {
  authorize(ctx.actor, "search.use", {});
  const q = capQuery(input.q);
  if (q.trim() === "") return [];
  const isTyping = input.mode === "type";
  const [found, bets] = await Promise.all([
    engine(ctx.db).search({
      q,
      details: input.details,
      mode: input.mode,
      language: input.language,
      // Of the best some may not be worth it, and what comes after them be.
      limit: 2 * most,
    }),
    bestBets(ctx.db),
  ]);
  const called = betsFor(bets, q, { language: input.language, isTyping });
  const all = withBets(worthSuggesting(found, input.mode), called).slice(0, most);
  const rows = await foundRows(ctx.db, all, isTyping ? glanced : undefined);
  const wanted = wantedByLanguage(q, found, isTyping);
  const sure = new Set(
    all.filter((hit) => isAnswer(hit) || isPinned(hit)).map(({ kind, id }) => `${kind}:${id}`),
  );
  return rows.map((row) => ({
    ...suggestionOf(row, wanted(row.language), input.mode),
    sure: sure.has(`${row.kind}:${row.id}`),
  }));
}

function suggestionOf(row: FoundRow, wanted: Wanted, mode: "type" | "ask"): Omit<Suggestion, "sure"> {
  const short = {
    subject: `${row.kind}:${row.id}`,
    kind: row.kind,
    href: pathOf(row),
    title: markAll(row.title, wanted),
    solved: row.accepted,
    stage: stageOf(row),
  };
  const answer = row.kind === "article" ? row.html : (row.answer_html ?? row.solver_html);
  if (mode === "type") {
    const snippet = markedSnippet(plainOfHtml(row.answer_html ?? row.html), wanted, 110);
    return { ...short, snippet };
  }
  return {
    ...short,
    snippet: markedSnippet(plainOfHtml(row.html), wanted, 160),
    ...(answer !== null && { answer: markedSnippet(plainOfHtml(answer), wanted, 600) }),
    ...(row.solver_href !== null && { solvedBy: { title: row.solver_title!, href: row.solver_href } }),
  };
}
