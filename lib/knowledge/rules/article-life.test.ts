import { describe, expect, test } from "vitest";
import { articleLife, type Life, type LifeEvent } from "./article-life";

const now = new Date("2026-11-22T09:00:00Z");
const later = new Date("2026-11-23T09:00:00Z");
const text = { version: 3, authorId: "cleo" };
const base: Life = {
  status: "draft",
  live: 0,
  newest: text,
  review: null,
  approved: [],
  scheduled: null,
  othersReview: true,
};

const states: Record<string, Life> = {
  draft: base,
  "in review": { ...base, status: "in_review", review: { version: 3 } },
  "said yes to": { ...base, status: "in_review", approved: [3] },
  scheduled: { ...base, status: "in_review", approved: [3], scheduled: { version: 3, at: later } },
  live: { ...base, status: "published", live: 3 },
  "live, rewritten": { ...base, status: "published", live: 2 },
  "live, rewriting in review": { ...base, status: "published", live: 2, review: { version: 3 } },
  "needs update": { ...base, status: "needs_update", live: 3 },
  archived: { ...base, status: "archived", live: 3 },
  "archived, never live": { ...base, status: "archived" },
};

const events: Record<string, LifeEvent> = {
  saved: { type: "saved" },
  submitted: { type: "submitted", version: 3 },
  "taken back": { type: "review_withdrawn" },
  "yes by another": { type: "approved", version: 3, by: "ada" },
  "yes by its author": { type: "approved", version: 3, by: "cleo" },
  "changes asked": { type: "changes_asked", version: 3, by: "ada" },
  published: { type: "published", version: 3 },
  scheduled: { type: "scheduled", version: 3, at: later, now },
  "time taken back": { type: "unscheduled" },
  "needs update": { type: "needs_update" },
  "still right": { type: "still_right" },
  archived: { type: "archived" },
  "brought back": { type: "brought_back" },
};

/** One cell in a line: the refusal, or what changes. */
function cell(life: Life, event: LifeEvent): string {
  const outcome = articleLife(life, event);
  if (!outcome.ok) return `no: ${outcome.reason}`;
  const { status, live, newest, review, scheduled, readersSee } = outcome.change;
  const parts = [
    status,
    newest && `newest ${newest}`,
    live && `live ${live}`,
    review && `review ${review}`,
    scheduled === null ? "no time" : scheduled && `time for ${scheduled.version}`,
    readersSee && "readers see it",
  ].filter(Boolean);
  return parts.join(", ") || "nothing changes";
}

const column = (state: string) =>
  Object.fromEntries(Object.entries(events).map(([name, event]) => [name, cell(states[state]!, event)]));

describe("each event in each state", () => {
  test("a draft", () => {
    expect(column("draft")).toEqual({
      saved: "newest 4",
      submitted: "in_review, review opened",
      "taken back": "no: wrong_state",
      "yes by another": "no: already_decided",
      "yes by its author": "no: already_decided",
      "changes asked": "no: already_decided",
      published: "no: not_reviewed",
      scheduled: "no: not_reviewed",
      "time taken back": "no: wrong_state",
      "needs update": "no: not_published",
      "still right": "no: wrong_state",
      archived: "archived",
      "brought back": "no: wrong_state",
    });
  });

  test("a draft in review", () => {
    expect(column("in review")).toEqual({
      saved: "draft, newest 4, review withdrawn",
      submitted: "no: already_in_review",
      "taken back": "draft, review withdrawn",
      "yes by another": "review approved",
      "yes by its author": "no: not_allowed_on_own",
      "changes asked": "draft, review changes",
      published: "no: not_reviewed",
      scheduled: "no: not_reviewed",
      "time taken back": "no: wrong_state",
      "needs update": "no: not_published",
      "still right": "no: wrong_state",
      archived: "archived, review withdrawn",
      "brought back": "no: wrong_state",
    });
  });

  test("a text that somebody has said yes to", () => {
    expect(column("said yes to")).toEqual({
      saved: "draft, newest 4",
      submitted: "no: already_decided",
      "taken back": "no: wrong_state",
      "yes by another": "no: already_decided",
      "yes by its author": "no: already_decided",
      "changes asked": "no: already_decided",
      published: "published, live 3, readers see it",
      scheduled: "time for 3",
      "time taken back": "no: wrong_state",
      "needs update": "no: not_published",
      "still right": "no: wrong_state",
      archived: "archived",
      "brought back": "no: wrong_state",
    });
  });

  test("one with a time", () => {
    expect(column("scheduled")).toMatchObject({
      saved: "draft, newest 4",
      published: "published, live 3, no time, readers see it",
      scheduled: "time for 3",
      "time taken back": "no time",
      archived: "archived, no time",
    });
  });

  test("one that readers see", () => {
    expect(column("live")).toEqual({
      saved: "newest 4",
      submitted: "no: nothing_new",
      "taken back": "no: wrong_state",
      "yes by another": "no: already_decided",
      "yes by its author": "no: already_decided",
      "changes asked": "no: already_decided",
      published: "no: nothing_new",
      scheduled: "no: nothing_new",
      "time taken back": "no: wrong_state",
      "needs update": "needs_update, readers see it",
      "still right": "no: wrong_state",
      archived: "archived, readers see it",
      "brought back": "no: wrong_state",
    });
  });

  test("one that readers see while it is rewritten", () => {
    expect(column("live, rewritten")).toMatchObject({
      saved: "newest 4",
      submitted: "review opened",
      published: "no: not_reviewed",
      "needs update": "needs_update, readers see it",
    });
    expect(column("live, rewriting in review")).toMatchObject({
      saved: "newest 4, review withdrawn",
      "yes by another": "review approved",
      "changes asked": "review changes",
      "taken back": "review withdrawn",
      archived: "archived, review withdrawn, readers see it",
    });
  });

  test("one that needs an update", () => {
    expect(column("needs update")).toMatchObject({
      "needs update": "needs_update, readers see it",
      "still right": "published, readers see it",
      archived: "archived, readers see it",
    });
  });

  test("the archive lets nothing happen but bringing back", () => {
    for (const state of ["archived", "archived, never live"])
      for (const [name, said] of Object.entries(column(state)))
        if (name !== "brought back") expect({ name, said }).toEqual({ name, said: "no: article_archived" });
    expect(column("archived")["brought back"]).toBe("published, readers see it");
    expect(column("archived, never live")["brought back"]).toBe("draft");
  });
});

describe("who and when", () => {
  test("a text from a file has no author: any curator may say yes", () => {
    const life = { ...states["in review"]!, newest: { version: 3, authorId: null } };
    expect(cell(life, events["yes by its author"]!)).toBe("review approved");
  });

  test("where nobody else is, one person may publish alone", () => {
    expect(cell({ ...base, othersReview: false }, events.published!)).toBe(
      "published, live 3, readers see it",
    );
  });

  test("what was given a time goes live though whoever gave it was alone then", () => {
    expect(cell({ ...base, scheduled: { version: 3, at: later } }, events.published!)).toContain("live 3");
  });

  test("no time in the past, no version that is not there, and none older than the live one", () => {
    const life = states["said yes to"]!;
    expect(cell(life, { type: "scheduled", version: 3, at: now, now })).toBe("no: too_late");
    expect(cell(life, { type: "published", version: 4 })).toBe("no: not_found");
    expect(cell({ ...life, live: 2, status: "published" }, { type: "published", version: 1 })).toBe(
      "no: nothing_new",
    );
  });

  test("a yes to a text that is not the one in review is no yes", () => {
    expect(cell(states["in review"]!, { type: "approved", version: 2, by: "ada" })).toBe("no: stale_version");
    expect(cell(base, { type: "submitted", version: 2 })).toBe("no: stale_version");
  });

  test("an approved version may go live while a newer one is being written", () => {
    const life: Life = {
      ...base,
      newest: { version: 4, authorId: "cleo" },
      approved: [3],
      review: { version: 4 },
    };
    expect(cell(life, events.published!)).toBe("published, live 3, readers see it");
  });
});
