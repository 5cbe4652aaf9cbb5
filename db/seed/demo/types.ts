/** The shape of the demo data: what happened in each thread, told in hours, so that it can be replayed at any date. */

export type Stage =
  | "held"
  | "open"
  | "answered"
  | "solved"
  | "with_support"
  | "duplicate"
  | "stale"
  | "closed";

export type Urgency = "safety" | "security" | "privacy" | "payment";

export type CauseCode =
  | "no_article"
  | "article_not_found"
  | "article_wrong"
  | "product_defect"
  | "account_access"
  | "policy"
  | "other";

export type ReportReason = "spam" | "abuse" | "private_data" | "wrong" | "other";

export type NeedsStaffCause = "account_access" | "money" | "policy" | "product_defect";

export interface DemoPerson {
  handle: string;
  name: string;
  email: string;
  role: "customer" | "agent" | "curator" | "admin";
  language: "en" | "de" | "es" | "zh-CN";
  joinedDaysAgo: number;
  about?: string;
  /** What sign-in would tell about a customer: the desk shows it where it is there. */
  claims?: Record<string, string>;
  team?: string;
  lead?: boolean;
  ambassador?: { topics: string[]; languages: string[]; sinceDaysAgo: number; termDays: number };
}

export interface DemoTopic {
  slug: string;
  name: string;

  description: string;

  parent?: string;
  team?: string;
  urgency?: Urgency;
}

export interface DemoTeam {
  slug: string;
  name: string;
  isDefault?: boolean;
  telephone: string;
  openingHours: string;
  firstReplyHours: number;
}

export interface DemoComment {
  by: string;
  /** Hours after the question was asked. */
  after: number;
  body: string;
}

export interface DemoAnswer {
  by: string;
  after: number;
  body: string;
  /** How many customers voted for it and how many said "worked for me"; who they are is drawn from the fixed seed. */
  votes?: number;
  worked?: number;
  /** The asker accepts this answer so many hours after asking. */
  accepted?: number;
  didNotWork?: { after: number; reason: string };
  comments?: DemoComment[];
}

/** Answers are named by their place in `answers`, counted from 1. All times are hours after asking. */
export type DemoEvent = { after: number } & (
  | { do: "open-thread"; by: string }
  | { do: "claim"; by: string }
  | { do: "accept"; by: string; answer: number }
  | { do: "un-accept"; by: string; reason: string }
  | { do: "contest"; by: string; reason: string }
  | { do: "mark-duplicate"; by: string; question?: string; article?: string }
  | { do: "confirm-duplicate"; by: string }
  | { do: "reject-duplicate"; by: string; reason: string }
  | { do: "needs-staff"; by: string; cause: NeedsStaffCause; note: string }
  | { do: "ask-person"; by: string; note?: string }
  /** Pressed before its time: the gate says no, and keeps that too. */
  | { do: "ask-person-early"; by: string }
  | { do: "reject-urgency"; by: string; reason: string }
  | { do: "restrict"; by: string; reason: string }
  | { do: "edit-question"; by: string; body: string }
  | { do: "hide-answer"; by: string; answer: number; reason: string }
  | { do: "report"; by: string; answer?: number; reason: ReportReason; note: string }
  | { do: "close"; by: string; reason: string }
  | { do: "take"; by: string }
  | { do: "promise"; by: string; what: string; why: string; dueInHours: number }
  | { do: "reply"; by: string; body: string }
  | { do: "private-message"; by: string; body: string }
  | { do: "note"; by: string; body: string }
  | { do: "close-escalation"; by: string; cause: CauseCode; reason: string }
  | { do: "keep-case" | "drop-case" | "release-case"; by: string }
);

export interface DemoQuestion {
  key: string;
  /** What a reader must see once everything has been replayed; the seed's test holds the loader to it. */
  stage: Stage;
  /** The state of the latest escalation, where there is one. */
  escalation?: "queued" | "acknowledged" | "in_progress" | "answered" | "closed" | "withdrawn";
  asker: string;
  topic: string;
  language?: "de" | "es" | "zh-CN";
  title: string;
  body: string;
  askedHoursAgo: number;
  urgency?: Urgency;
  privateDetails?: string;
  /** What the asker searched before asking, and which suggestions did not help. */
  searched?: string[];
  rejected?: string[];
  answers?: DemoAnswer[];
  comments?: DemoComment[];
  sameProblem?: { people: number; from: number; to: number };
  events?: DemoEvent[];
}

/** Removes the indentation that a template literal has only because it stands inside code. */
export function md(strings: TemplateStringsArray, ...values: string[]): string {
  const text = String.raw({ raw: strings.raw.map((part) => part.replaceAll("\\`", "`")) }, ...values);
  const lines = text.replace(/^\n/, "").replace(/\s+$/, "").split("\n");
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.match(/^ */)?.[0].length ?? 0);
  const shared = Math.min(...indents);
  return lines.map((line) => line.slice(shared)).join("\n");
}
