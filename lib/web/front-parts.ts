import type { ViewCounter } from "@/lib/curation/signals/view-counter";
import type { EngineState } from "@/lib/search/engine";
import type { Assets } from "./assets";
import type { ChangeFeed } from "./change-feed";
import type { ErrorPages } from "./error-pages";
import type { LiveUpdates } from "./live";
import type { PageCache } from "./page-cache";
import type { ScriptTags } from "./reading-mode";
import type { SharedHead } from "./shared-head";
import type { handleSuggest } from "./suggest";
import type { Answer, Handler, Question } from "./upstream";
import type { Site } from "./visit";

/** All that the front server is made of. */
export type Front = {
  site: Site;
  handler: Handler;
  ask: (question: Question, withinMs: number) => Promise<Answer>;
  cache: PageCache<Answer>;
  feed: Pick<ChangeFeed, "isTrusted" | "isConnected">;
  live: LiveUpdates;
  /** Answers suggestions without Next; where there is none, Next is asked. */
  suggest: typeof handleSuggest | null;
  /** Counts articles that visitors are shown; null where there is no database to write to. */
  views: ViewCounter | null;
  /** How far this node's search is; null where there is none. */
  searchState: (() => Promise<EngineState>) | null;
  assets: () => Assets;
  errorPages: ErrorPages;
  scripts: () => ScriptTags;
  /** What every page has in its head; null where all pages are left to Next. */
  sharedHead: SharedHead | null;
  common: string[];
  pageHeaders: string[];
  dev: boolean;
  isClosing: () => boolean;
  /** A page that takes longer is answered 503. */
  renderWithinMs: number;
};
