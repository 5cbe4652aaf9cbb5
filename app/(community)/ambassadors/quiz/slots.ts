/** As many questions as one page of the quiz has room for. */
export const MOST_QUESTIONS = 40;
