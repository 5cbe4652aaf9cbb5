import type { Subject } from "@/lib/changes";

/** Any question, any article …: for lists, which each of them may change. */
export type AnyOf = "question:*" | "article:*" | "topic:*" | "person:*" | "escalation:*";

type Props = {
  /** What the page is made from: a change of any of these makes it old. A change of the site does so always. */
  subjects: (Subject | AnyOf)[];
  /** For what no change announces, such as "asked today". Without it the page may be an hour old. */
  maxAgeSeconds?: number;
};

/**
 * Says that this page looks alike to every visitor, so that the front server may keep it. A page without this is made
 * for each reader. The front server reads it and takes it out.
 */
export function PageTags({ subjects, maxAgeSeconds }: Props) {
  const words = maxAgeSeconds === undefined ? subjects : [...subjects, `max-age:${maxAgeSeconds}`];
  return <meta name="firsthand-tags" content={words.join(" ")} />;
}

/** Loads the larger script as well: for asking, answering and the work of the staff. */
export function MoreScript() {
  return <meta name="firsthand-script" content="more" />;
}
