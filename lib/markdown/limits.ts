/** Characters that a person may write in one post. Imported text may be longer and is still rendered. */
export const BODY_LIMIT = 30_000;
/** Above this nothing is parsed at all. */
export const SOURCE_LIMIT = 200_000;
export const OUTPUT_LIMIT = 200_000;
export const DEADLINE_MS = 2_000;
export const TABLE_COLUMNS = 20;
export const TABLE_ROWS = 200;
export const TABLE_CELLS = 2_000;
export const NESTING = 20;
export const FOOTNOTES = 50;

/**
 * Raise it whenever the same source would give other HTML: the job `render-again` then renews what is stored.
 * It is stored with each text (`html_version`), given up on or not; 0 stands for HTML that no pipeline has made yet.
 */
export const PIPELINE_VERSION = 5;
