import type { DraftWords } from "@/lib/curation/rules/draft";
import type { DraftSource } from "@/lib/curation/rules/draft-source";

/** The words that a draft of these tests is put together with. */
export const words: DraftWords = {
  first: "Try this first",
  next: "If that does not help",
  another: (place) => `Another way (${place})`,
  sources: (links) => `Sources: ${links}`,
  outline: {
    what: "What happens",
    steps: "What to do",
    otherwise: "If that fails",
    toWrite: "To be written.",
  },
  takenOut: {
    email: "(e-mail address left out)",
    phone: "(telephone number left out)",
    card: "(card number left out)",
    bank_account: "(bank account left out)",
    secret: "(password left out)",
    number: "(number left out)",
    name: "(name left out)",
  },
};

/** A question that a draft is made from; with a body it has an accepted answer. */
export const source = (
  question: number,
  given: Partial<DraftSource> & { body?: string } = {},
): DraftSource => {
  const { body, ...rest } = given;
  return {
    question,
    slug: `q-${question}`,
    title: `The pump hums ${question}`,
    language: "en",
    answer: body === undefined ? null : { id: question * 10, body, isAccepted: true, worked: 0, votes: 0 },
    isSolvedElsewhere: false,
    failed: [],
    people: [],
    ...rest,
  };
};

/** A question with an answer that says this. */
export const answer = (
  question: number,
  body: string,
  more: Partial<NonNullable<DraftSource["answer"]>> = {},
) =>
  source(question, { answer: { id: question * 10, body, isAccepted: true, worked: 0, votes: 0, ...more } });
