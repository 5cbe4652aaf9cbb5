import { customType, integer, text, timestamp } from "drizzle-orm/pg-core";

/** A generated whole-number key; questions show theirs in the address. */
export const key = () => integer("id").primaryKey().generatedAlwaysAsIdentity();

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Compared without regard to case, so that one address is one person. */
export const citext = customType<{ data: string }>({ dataType: () => "citext" });

/** The transaction that wrote a row; readers of a feed must not pass one that is still open. */
export const transactionId = customType<{ data: string }>({ dataType: () => "xid8" });

/** Markdown as typed, the HTML made from it, and the pipeline that made it. */
export const writing = () => ({
  body: text("body").notNull().default(""),
  html: text("html").notNull().default(""),
  htmlVersion: integer("html_version").notNull().default(0),
});
