import { readIntl } from "@/lib/http/intl";

export type TopicView = { slug: string; name: string };

/** The topic of a row, in small print. */
export function TopicLink({ topic }: { topic: TopicView }) {
  const { href } = readIntl("community");
  return (
    <a
      href={href(`/topics/${topic.slug}`)}
      dir="auto"
      className="row-over min-w-0 truncate text-muted hover:text-ink hover:underline"
    >
      {topic.name}
    </a>
  );
}
