import { intl } from "@/lib/http/intl";

export type TopicView = { slug: string; name: string };

/** The topic of a row, in small print. */
export async function TopicLink({ topic }: { topic: TopicView }) {
  const { href } = await intl("community");
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
