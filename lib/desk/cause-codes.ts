/** What a case turned out to be about; the content ones are for curators to act on. */
export const causeCodes = [
  "no_article",
  "article_not_found",
  "article_wrong",
  "product_defect",
  "account_access",
  "policy",
  "other",
] as const;
