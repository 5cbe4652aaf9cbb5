import { type DeskFilter, deskAttentions, deskViews } from "@/lib/desk/queries/desk-filter";
import { choice, one, pageNumber, type Query, withQuery } from "@/lib/http/query";

export type DeskAddress = DeskFilter & { page: number };

/** What narrows the desk, as it stands in the address; whatever is none of ours is left out. */
export function addressOf(query: Query): DeskAddress {
  const team = one(query, "team") ?? "";
  const agent = (one(query, "agent") ?? "").slice(0, 80);
  const attention = choice(query, "attention", ["none", ...deskAttentions]);
  const words = (one(query, "q") ?? "").trim().slice(0, 200);
  return {
    view: choice(query, "view", deskViews),
    page: pageNumber(query),
    ...(team === "all" && { team }),
    ...(/^\d{1,9}$/.test(team) && { team: Number(team) }),
    ...(agent !== "" && { agent }),
    ...(attention !== "none" && { attention }),
    ...(words !== "" && { words }),
  };
}

/** The address of the same desk with something changed, from its first page on. */
export function pathOf(address: DeskAddress, change: Partial<DeskAddress> = {}): string {
  const { view, team, agent, attention, words, page } = { ...address, page: 1, ...change };
  return withQuery("/desk", {
    view: view === "queue" ? "" : view,
    team,
    agent,
    attention,
    q: words,
    page: page === 1 ? "" : page,
  });
}
