export type LegalText = {
  slug: "terms" | "privacy" | "imprint";
  language: "en" | "zh-CN";
  title: string;
  body: string;
};
