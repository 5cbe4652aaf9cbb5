import type { Thread } from "./queries/thread";
import type { Comment } from "./queries/thread-posts";

/** What is said around the posts, in the reader's language. */
export type Words = {
  asked: string;
  /** Above an answer. */
  answer: (answer: Thread["answers"][number]) => string;
  name: (person: Thread["asker"]) => string;
  /** Where the answers go on. */
  more: string | null;
};

/** A thread as its people typed it: question, then answers in the order of the page, each with its comments. */
export function threadAsMarkdown(
  thread: Pick<Thread, "title" | "answers" | "comments">,
  source: ReadonlyMap<string, string>,
  words: Words,
): string {
  const commentsOn = (answerId: number | null) =>
    thread.comments
      .filter((comment) => comment.answerId === answerId && source.has(`comment:${comment.id}`))
      .map((comment) => asNote(comment, source, words));
  const parts = [
    `# ${thread.title}`,
    words.asked,
    source.get("question") ?? "",
    ...commentsOn(null),
    ...thread.answers.flatMap((answer) =>
      source.has(`answer:${answer.id}`)
        ? [`## ${words.answer(answer)}`, source.get(`answer:${answer.id}`)!, ...commentsOn(answer.id)]
        : [],
    ),
    words.more ?? "",
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

const asNote = (comment: Comment, source: ReadonlyMap<string, string>, words: Words): string =>
  `${words.name(comment.author)}: ${source.get(`comment:${comment.id}`)}`.replace(/^/gm, "> ");
