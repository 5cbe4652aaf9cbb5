import { and, eq, isNull, or } from "drizzle-orm";
import { drafts } from "@/db/schema";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { type PrivateFind, privateLooking } from "@/lib/markdown/private-looking";
import { authorize } from "@/lib/policy";
import { languageOfText } from "../ask-body";
import { addOpen } from "../calendar/open-hours";
import { type Draft, draftBody, parseDraft } from "../draft";
import { draftKey } from "../draft-token";
import { trailOfDraft } from "../search-trail";
import { writePost } from "../write-text";
import { type AskOutlook, askOutlook } from "./ask-choices";

/** What was written so far, for whoever holds the token; somebody else's, and what is too old, is `not_found`. */
export async function draft(ctx: Context, token: string): Promise<Draft> {
  authorize(ctx.actor, "question.draft");
  const me = ctx.actor.kind === "person" ? ctx.actor.id : "";
  const mine = or(isNull(drafts.personId), eq(drafts.personId, me));
  const [row] = await ctx.db
    .select({ payload: drafts.payload })
    .from(drafts)
    .where(and(eq(drafts.token, draftKey(token)), mine));
  if (!row) throw new Refusal("not_found");
  return parseDraft(row.payload);
}

export type DraftReview = {
  draft: Draft;
  html: string;
  outlook: AskOutlook;
  /** Urgent by the asker's own mark or by the topic: only the asker and staff would see it. */
  urgentMark: string | null;
  /** When the gate would open; null: no clock alone opens it. `takes_over`: a person comes by themselves. */
  person: { at: Date | "at_once"; how: "takes_over" | "may_ask" } | null;
  /** What staff would see of the searches that led here. */
  trail: string[];
  /** What looks private in the part that everybody would read. */
  finds: PrivateFind[];
};

/** A draft as it would be posted, with what would follow. */
export async function draftReview(ctx: Context, token: string): Promise<DraftReview> {
  const found = await draft(ctx, token);
  const body = draftBody(found);
  const language = languageOfText(`${found.title} ${body}`, found.locale);
  const [{ html }, outlook, trail] = await Promise.all([
    writePost(ctx.db, body),
    askOutlook(ctx, { topicId: found.topicId ?? null, language }),
    trailOfDraft(ctx, found),
  ]);
  const urgentMark = found.urgentMark ?? outlook.topic?.urgentMark ?? null;
  return {
    draft: found,
    html,
    outlook,
    urgentMark,
    trail,
    person: personFrom(outlook, urgentMark),
    finds: urgentMark ? [] : privateLooking(`${found.title}\n${body}`),
  };
}

/** The same rules that the gate will ask once the question is there. */
function personFrom({ rules, now, isCovered }: AskOutlook, urgentMark: string | null): DraftReview["person"] {
  const how = (opens: "escalate" | "offer") =>
    opens === "escalate" ? ("takes_over" as const) : ("may_ask" as const);
  if (urgentMark && rules.R4.on) return { at: "at_once", how: how(rules.R4.opens) };
  // Where nobody looks after the topic in this language, R6 comes sooner.
  const byClock = [rules.R1, ...(isCovered ? [] : [rules.R6])].filter((rule) => rule.on);
  const [first] = byClock
    .map(({ hours, opens }) => ({ at: addOpen(rules.calendar, now, hours * 3_600_000), how: how(opens) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  return first ?? null;
}
