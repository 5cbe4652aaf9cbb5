import { Children, type ReactNode } from "react";
import { readIntl } from "@/lib/http/intl";

export type TopicTileView = {
  slug: string;
  name: string;
  description?: string | null;
  articles: number;
  questions: number;
};

export function TopicTiles({ children }: { children: ReactNode }) {
  return (
    <ul className="grid divide-y divide-line border-y border-line sm:grid-cols-2 sm:gap-2.5 sm:divide-y-0 sm:border-y-0 lg:grid-cols-3">
      {children}
    </ul>
  );
}

/** A door into a topic: its name, what it is about, and how much is there. A row on a phone. `children`: links below it. */
export function TopicTile({
  topic,
  level = 3,
  children,
}: {
  topic: TopicTileView;
  level?: 2 | 3;
  children?: ReactNode;
}) {
  const { t, href } = readIntl("community");
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <li className="relative py-3 transition-colors duration-100 hover:bg-hover/60 sm:rounded-lg sm:border sm:border-line sm:bg-surface sm:px-4 sm:hover:border-field">
      <Heading className="font-semibold" dir="auto">
        <a href={href(`/topics/${topic.slug}`)} className="row-link">
          {topic.name}
        </a>
      </Heading>
      {topic.description && (
        <p className="line-clamp-2 text-sm text-muted" dir="auto">
          {topic.description}
        </p>
      )}
      <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-faint">
        {topic.articles > 0 && <span>{t("topic.articles", { count: topic.articles })}</span>}
        {(topic.questions > 0 || topic.articles === 0) && (
          <span>{t("topic.questions", { count: topic.questions })}</span>
        )}
      </p>
      {Children.count(children) > 0 && (
        <div className="mt-1.5 flex flex-wrap gap-x-4 text-sm">{children}</div>
      )}
    </li>
  );
}
