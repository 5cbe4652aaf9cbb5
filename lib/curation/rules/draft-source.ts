import type { Block } from "./blocks";
import type { TakenOut } from "./private-text";

/** A public question of a group, with the one answer of it that helped most, if any did. */
export type DraftSource = {
  question: number;
  slug: string;
  title: string;
  language: string;
  answer: SourceAnswer | null;
  /** What solved it is an article or another question. */
  isSolvedElsewhere: boolean;
  /** What the asker said about answers that did not work. */
  failed: string[];
  /** Everybody who wrote in the thread, whose names do not belong into an article. */
  people: string[];
};
export type SourceAnswer = { id: number; body: string; isAccepted: boolean; worked: number; votes: number };

/** A source as it may be used: nothing private in it, in pieces that stand for themselves. */
export type Readable = DraftSource & {
  answer: (SourceAnswer & { text: string; blocks: Block[] }) | null;
  takenOut: TakenOut[];
};
