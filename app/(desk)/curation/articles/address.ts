import { choice, one, pageNumber, type Query, withQuery } from "@/lib/http/query";
import { type Attention, attentions } from "@/lib/knowledge/queries/workshop-list";
import { audiences } from "@/lib/knowledge/rules/audiences";
import { articleStages } from "@/lib/knowledge/stage-sql";

export type ListAddress = {
  stage: "all" | (typeof articleStages)[number];
  attention: "none" | Attention;
  audience: "any" | (typeof audiences)[number];
  topic: string;
  language: string;
  owner: string;
  q: string;
  page: number;
};

/** The filters that stand in the address; whatever is none of ours is left out. */
export const addressOf = (query: Query): ListAddress => ({
  stage: choice(query, "stage", ["all", ...articleStages]),
  attention: choice(query, "attention", ["none", ...attentions]),
  audience: choice(query, "audience", ["any", ...audiences]),
  topic: /^\d{1,9}$/.exec(one(query, "topic") ?? "")?.[0] ?? "",
  language: /^[a-zA-Z-]{2,35}$/.exec(one(query, "language") ?? "")?.[0] ?? "",
  owner: (one(query, "owner") ?? "").slice(0, 60),
  q: (one(query, "q") ?? "").trim().slice(0, 200),
  page: pageNumber(query),
});

export const pathOf = (address: ListAddress, change: Partial<ListAddress> = {}): string => {
  const next = { ...address, page: 1, ...change };
  return withQuery("/curation/articles", {
    stage: next.stage === "all" ? "" : next.stage,
    attention: next.attention === "none" ? "" : next.attention,
    audience: next.audience === "any" ? "" : next.audience,
    topic: next.topic,
    language: next.language,
    owner: next.owner,
    q: next.q,
    page: next.page === 1 ? "" : next.page,
  });
};
