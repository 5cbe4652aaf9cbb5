// What both engines weigh by, so that a site means the same by either. Chosen with the default one (docs/search.md).

/** What staff say that something is also called. */
export const ALSO_CALLED = 0.7;

/** What a dictionary's name for a word is worth: it knows no product, and a word may mean more than what it is looked up as. */
export const dictionaryShare = ({ sureness, isBroader }: { sureness: number; isBroader: boolean }): number =>
  0.5 * sureness * (isBroader ? 0.6 : 1);

/** Of two pairs of Chinese characters one goes over the end of a word, which no text need have as well. */
export const PAIR = 0.5;

/** A title that says all of the query is an answer, however short both are. */
export const WHOLE_TITLE = 0.5;

/** A hit's lead over the next is worth more than another word. */
export const LEAD = 2;

/** Results in another language than the reader's come after equally good ones in theirs. */
export const OTHER_LANGUAGE = 0.85;

/** What must be brought up to date may still be the only thing there is. */
export const OUT_OF_DATE = 0.8;

/** A quarter more or fewer questions that say what solved them may mean other scores. */
export const isNews = (taught: number, before: number): boolean =>
  Math.abs(taught - before) >= Math.max(10, before / 4);

/** For somebody who asks, of what speaks for an answer: what it says itself, and in whose words it is known. */
export const OWN = 0.8;
export const LENT_WORDS = 0.8;
/** The same of a thread that has its own answer, and how much nearer it must be than the next. */
export const SOLVED_ITSELF = 0.9;
export const STEEPNESS = 3;

/** On the page: what has solved what is like this counts most, unless somebody looks for one thing by its title. */
export const LEARNED = 1.5;
export const NEARLY_ALL = 12;
