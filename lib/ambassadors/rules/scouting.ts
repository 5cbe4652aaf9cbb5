/** What speaks for somebody as a future ambassador. */
export type Evidence = {
  /** Different questions of others that they answered. */
  questions: number;
  answers: number;
  accepted: number;
  /** How often others said that an answer of theirs worked. */
  worked: number;
  /** Helpful marks that came along with imported history. */
  helpful: number;
  /** Questions that rested after their answer: nobody else had to say more. */
  rested: number;
};

/**
 * How promising somebody is. What was solved for certain counts most. History that knows no acceptances still has two
 * weaker signs, helpful marks and questions that rested after an answer; the number of answers counts for nothing.
 */
export const promise = ({ accepted, worked, helpful, rested }: Evidence): number =>
  Math.round(accepted * 10 + worked * 3 + helpful + rested * 0.5);
