/** What is recorded about the work of ambassadors and staff on some questions. */
export type WorkRecorded = {
  /** Minutes for which somebody held a question by a claim. */
  claimed: number;
  /** Their answers outside of claims, and the messages and notes they wrote in cases. */
  posts: number;
};

/** Minutes of ambassadors and staff: claims as they were held, everything else they wrote by the minutes of a post. */
export const minutesSpent = ({ claimed, posts }: WorkRecorded, minutesPerPost: number): number =>
  Math.round(claimed + posts * minutesPerPost);
