import type { IncomingHttpHeaders } from "node:http";
import type { Context, ReactNode } from "react";

// Next renders every part of a page twice: as data for React in the browser, then from that data as HTML. No React runs
// in our browsers, so the front server lends pages a renderer that goes straight to HTML, over three times as cheap.

/** What was answered to the form that a request has sent, for the page that is rendered next in the same request. */
export type Sent = { form: string; state: unknown };

export type RequestMemory = {
  sent?: Sent;
  /** What was read for a page that is rendered without Next, each once; unset where React keeps it. */
  kept?: Map<unknown, Map<string, unknown>>;
  /** What the request says of itself, where Next does not hold it. */
  given?: IncomingHttpHeaders;
};

/** Makes a straight page whole from its address (without language); throws what the page throws. */
export type StraightRender = (path: string, query: string) => Promise<string>;

export type OnePass = {
  /** The tree as HTML; parts may be async. What a part throws is thrown. */
  html(tree: ReactNode): Promise<string>;
  createContext<T>(initial: T): Context<T>;
  useContext<T>(context: Context<T>): T;
  /** Of the request being answered; null when none is. */
  request(): RequestMemory | null;
};

const key = Symbol.for("firsthand.one-pass");
const shared = globalThis as { [key: symbol]: OnePass | undefined };

/** The renderer of this process; undefined where pages are only built, and Next renders alone. */
export const onePass = (): OnePass | undefined => shared[key];

export function lendOnePass(renderer: OnePass): void {
  shared[key] = renderer;
}

const straightKey = Symbol.for("firsthand.straight");
const lent = globalThis as { [key: symbol]: StraightRender | undefined };

/** The pages that need nothing of Next any more; undefined until it has loaded their code for the first request. */
export const straightRender = (): StraightRender | undefined => lent[straightKey];

export function lendStraight(render: StraightRender): void {
  lent[straightKey] = render;
}
