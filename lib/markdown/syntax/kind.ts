export type Kind = "user" | "article";
