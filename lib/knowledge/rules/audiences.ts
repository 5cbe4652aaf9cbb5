/** Who may read an article. */
export const audiences = ["public", "signed_in", "staff"] as const;
