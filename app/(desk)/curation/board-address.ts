import { leasts } from "@/lib/curation/queries/board";
import { columns } from "@/lib/curation/rules/column";
import { orders } from "@/lib/curation/rules/order";
import { choice, one, pageNumber, type Query, withQuery } from "@/lib/http/query";

const views = ["board", ...columns] as const;

export type BoardAddress = {
  view: (typeof views)[number];
  order: (typeof orders)[number];
  topic: string;
  language: string;
  q: string;
  least: (typeof leasts)[number];
  page: number;
};

export const addressOf = (query: Query): BoardAddress => ({
  view: choice(query, "column", views),
  order: choice(query, "order", orders),
  topic: /^\d{1,9}$/.exec(one(query, "topic") ?? "")?.[0] ?? "",
  language: /^[a-zA-Z-]{2,35}$/.exec(one(query, "language") ?? "")?.[0] ?? "",
  q: (one(query, "q") ?? "").trim().slice(0, 120),
  least: leasts.find((least) => String(least) === one(query, "least")) ?? leasts[0],
  page: pageNumber(query),
});

export function pathOf(address: BoardAddress, change: Partial<BoardAddress> = {}): string {
  const next = { ...address, page: 1, ...change };
  return withQuery("/curation", {
    column: next.view === "board" ? "" : next.view,
    q: next.q,
    topic: next.topic,
    language: next.language,
    least: next.least === leasts[0] ? "" : next.least,
    order: next.order === orders[0] ? "" : next.order,
    page: next.page === 1 ? "" : next.page,
  });
}

export const isFiltered = ({ topic, language, q }: BoardAddress): boolean =>
  topic !== "" || language !== "" || q !== "";
