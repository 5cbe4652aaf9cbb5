import { boolean, index, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { people } from "./people";

/** A person's wish to have a copy of their data: until when the link to it is good. The copy itself is made when it is opened. */
export const dataExports = pgTable(
  "data_exports",
  {
    /** Part of the address; cannot be guessed, and is of use to nobody but its owner. */
    id: text("id").primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    askedAt: instant("asked_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("data_exports_person").on(t.personId, t.expiresAt)],
);

/** An account that was erased: what it is called now, and, until the worker has been through all texts, what it was called. */
export const erasures = pgTable("erasures", {
  personId: text("person_id")
    .primaryKey()
    .references(() => people.id),
  /** Like `anon101`. */
  alias: text("alias").notNull().unique(),
  /** Names, short names and addresses that are to be forgotten; empty once they are. */
  names: text("names").array().notNull(),
  keepsPosts: boolean("keeps_posts").notNull(),
  erasedAt: instant("erased_at").notNull(),
  forgottenAt: instant("forgotten_at"),
});
