import { plainOfHtml } from "@/lib/markdown/plain";
import type { Thread } from "./queries/thread";
import type { Answer } from "./queries/thread-posts";

/** The question with its answers and the way to it, as search engines read it (schema.org). */
export function threadData(thread: Thread, site: (path: string) => string): object[] {
  const address = site(`/questions/${thread.id}/${thread.slug}`);
  const person = (author: Answer["author"]) => ({
    "@type": "Person",
    name: author.name,
    ...(author.handle && { url: site(`/people/${author.handle}`) }),
  });
  const answer = (each: Answer) => ({
    "@type": "Answer",
    text: plainOfHtml(each.html),
    upvoteCount: each.helpful,
    datePublished: each.at,
    url: `${address}#answer-${each.id}`,
    author: person(each.author),
  });
  const accepted = thread.answers.find((each) => each.isAccepted);
  const suggested = thread.answers.filter((each) => !each.isAccepted);
  const question = {
    "@context": "https://schema.org",
    "@type": "QAPage",
    mainEntity: {
      "@type": "Question",
      name: thread.title,
      text: plainOfHtml(thread.html),
      answerCount: thread.answerCount,
      upvoteCount: thread.sameProblems,
      datePublished: thread.askedAt,
      url: address,
      author: person(thread.asker),
      ...(accepted && { acceptedAnswer: answer(accepted) }),
      ...(suggested.length > 0 && { suggestedAnswer: suggested.map(answer) }),
    },
  };
  const { topic } = thread;
  if (!topic) return [question];
  const trail = [
    ...(topic.parentSlug ? [{ slug: topic.parentSlug, name: topic.parentName! }] : []),
    { slug: topic.slug, name: topic.name },
  ];
  const crumbs = {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: [
      ...trail.map(({ slug, name }, index) => ({
        "@type": "ListItem",
        position: index + 1,
        name,
        item: site(`/topics/${slug}`),
      })),
      { "@type": "ListItem", position: trail.length + 1, name: thread.title, item: address },
    ],
  };
  return [question, crumbs];
}
