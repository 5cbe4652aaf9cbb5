import { describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { type NewsData, newsKinds } from "./kinds";
import { newsLink } from "./news-link";
import { newsWords } from "./news-words";

const question = {
  id: 12,
  slug: "no-steam",
  title: "No <b>steam</b>",
  askerId: "mara",
  visibility: "public" as const,
};
const full: NewsData = {
  what: "A new valve",
  due: "2026-05-04T13:00:00.000Z",
  reason: "The part has to be ordered.",
  topic: "Steam",
  count: 3,
};
const words = (
  kind: (typeof newsKinds)[number],
  data: NewsData,
  reader: string,
  locale: (typeof locales)[number],
) => {
  const said = newsWords(
    { kind, data, actorName: "Theo", question, reader: { id: reader, timeZone: "Europe/Berlin" }, locale },
    "mail",
  );
  return [said.line(), said.subject(), said.body()];
};

describe.each(locales)("news in %s", (locale) => {
  it.each(newsKinds)("%s reads well with all that can be known, and with nothing", (kind) => {
    for (const reader of ["mara", "somebody"]) {
      for (const data of [full, {}]) {
        for (const text of words(kind, data, reader, locale)) {
          expect(text).not.toMatch(/[{}]|undefined|null|notify\.|\bselect\b/);
          if (kind !== "admin_alert" || data === full) expect(text.trim().length).toBeGreaterThan(3);
        }
      }
    }
  });
});

it("a deadline is said in the reader's time zone, which is named", () => {
  expect(words("promise_made", full, "mara", "en")[0]).toContain("Mon, May 4, 03:00 PM GMT+2");
});

it("a term that was renewed says until which day, with its year", () => {
  const renewed = { outcome: "renewed", topic: "Steam\nWater", due: "2028-05-04T13:00:00.000Z" };
  const [line, , body] = words("appointment_changed", renewed, "mara", "en");
  expect(line).toBe("Your appointment for Steam and Water was renewed until May 4, 2028");
  expect(body).toContain("until May 4, 2028.");
});

it("what only the asker and staff may read is named in the app and not in mail", () => {
  const telling = {
    kind: "promise_made" as const,
    data: full,
    actorName: "Ines",
    question: { ...question, visibility: "restricted" as const },
    reader: { id: "mara", timeZone: "UTC" },
    locale: "en" as const,
  };
  expect(newsWords(telling, "app").line()).toContain("A new valve");
  const mail = newsWords(telling, "mail");
  expect(mail.subject() + mail.body()).not.toMatch(/steam|valve/);
});

describe("the link of a piece of news", () => {
  const agent = { id: "ines", role: "agent" };
  const asker = { id: "mara", role: "customer" };

  it("is the thread for customers and the desk for the staff", () => {
    expect(newsLink("escalation_opened", { escalationId: 5 }, question, agent)).toBe("/desk/escalations/5");
    expect(newsLink("escalation_opened", { escalationId: 5 }, question, asker)).toBe(
      "/questions/12/no-steam",
    );
    expect(newsLink("escalation_opened", { escalationId: 5 }, question, { id: "mara", role: "agent" })).toBe(
      "/questions/12/no-steam",
    );
    expect(newsLink("answer_posted", { answerId: 7 }, question, asker)).toBe(
      "/questions/12/no-steam#answer-7",
    );
  });

  it("never leads away from this site", () => {
    expect(newsLink("admin_alert", { path: "//evil.test" }, null, agent)).toBe("/admin");
    expect(newsLink("admin_alert", { path: "https://evil.test" }, null, agent)).toBe("/admin");
  });
});
