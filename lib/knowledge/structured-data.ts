import type { Article } from "./queries/article";

/** The way to a page, as search engines read it (schema.org). */
export const breadcrumbData = (trail: { name: string; address: string }[]): object => ({
  "@context": "https://schema.org",
  "@type": "BreadcrumbList",
  itemListElement: trail.map(({ name, address }, index) => ({
    "@type": "ListItem",
    position: index + 1,
    name,
    item: address,
  })),
});

/** An article as search engines read it (schema.org). */
export const articleData = (article: Article, address: string, siteName: string): object => ({
  "@context": "https://schema.org",
  "@type": "Article",
  headline: article.title,
  ...(article.summary && { description: article.summary }),
  inLanguage: article.language,
  ...(article.publishedAt && { datePublished: article.publishedAt.toISOString() }),
  dateModified: article.updatedAt.toISOString(),
  mainEntityOfPage: address,
  author: { "@type": "Organization", name: siteName },
  publisher: { "@type": "Organization", name: siteName },
});
