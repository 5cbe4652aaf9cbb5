import type { HeldDocument } from "./documents";

/** The server takes 100 MB at once unless it is told otherwise, and holds what it takes in memory. */
const mostLetters = 10_000_000;
/** What a number of a vector takes. */
const lettersOfNumber = 5;

type Sized = Pick<HeldDocument, "title" | "body" | "answers" | "_vectors">;

/** Documents in their order, as many at once as the server takes. */
export function* batches<Document extends Sized>(documents: readonly Document[]): Generator<Document[]> {
  let batch: Document[] = [];
  let letters = 0;
  for (const document of documents) {
    const own = lettersOf(document);
    if (batch.length > 0 && letters + own > mostLetters) {
      yield batch;
      [batch, letters] = [[], 0];
    }
    batch.push(document);
    letters += own;
  }
  if (batch.length > 0) yield batch;
}

const lettersOf = ({ title, body, answers, _vectors }: Sized): number =>
  title.length + body.length + answers.length + lettersOfNumber * (_vectors?.site?.length ?? 0);
