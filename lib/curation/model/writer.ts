/** A source as a language model gets it: a number to cite it by, and public words without names. */
export type ModelSource = { number: number; title: string; answer: string };

export type Writer = {
  /** Where the words go, as staff are told before they send them. */
  host: string;
  /** It is waited for so long, and no longer. */
  withinMs: number;
  /** What it made of the sources, still to be checked. Throws where it has nothing to say in time. */
  write(request: { language: string; title: string; sources: readonly ModelSource[] }): Promise<unknown>;
};
