import { PersonMark } from "@/components/community/person-mark";
import { QuestionRow } from "@/components/community/question-row";
import { ResultRow } from "@/components/community/result-row";
import { StageChip } from "@/components/community/stage-chip";
import { TopicTile, TopicTiles } from "@/components/community/topic-tile";
import { ArticleRow } from "@/components/knowledge/article-row";
import { Paging } from "@/components/site/paging";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { Tabs } from "@/components/ui/tabs";
import { MoreLink } from "@/components/ui/text";
import { erased, impostor, ines, mara, questions, theo } from "./samples";

const stages = [
  "open",
  "answered",
  "solved",
  "needs_info",
  "with_support",
  "duplicate",
  "stale",
  "held",
  "closed",
] as const;

export function Lists() {
  return (
    <>
      <Section title="Questions" actions={<MoreLink href="/questions">All questions</MoreLink>}>
        <Tabs
          label="Views"
          tabs={[
            { href: "?view=new", label: "Newest", current: true },
            { href: "?view=open", label: "Waiting for an answer", count: 14 },
            { href: "?view=solved", label: "Solved", count: 2310 },
            { href: "?view=mine", label: "Mine", count: 0 },
          ]}
        />
        <List className="border-t-0">
          {questions.map((question) => (
            <QuestionRow key={question.number} question={question} />
          ))}
        </List>
        <Paging page={2} pages={24} hrefFor={(page) => `/design?page=${page}`} />
      </Section>
      <Section title="Search results">
        <List>
          <ResultRow
            result={{
              kind: "question",
              href: "/questions/1",
              title: "\uE000Steam wand\uE001 \uE000drips\uE001 for a minute after every use",
              snippet:
                "I cleaned the tip with a pin and purged it, but the \uE000wand\uE001 still \uE000drips\uE001 when the boiler is hot and …",
              answer:
                "The seal under the valve is a wear part. Replace AL-212; it takes ten minutes and costs 5 euros.",
              stage: "solved",
              topic: { slug: "espresso-machines", name: "Espresso machines" },
              at: "2026-05-08T10:00:00Z",
            }}
          />
          <ResultRow
            result={{
              kind: "article",
              href: "/articles/steam",
              title: "Clean and descale the \uE000steam wand\uE001",
              snippet:
                "A \uE000wand\uE001 that \uE000drips\uE001 or spits usually needs cleaning. This takes five minutes.",
              topic: { slug: "espresso-machines", name: "Espresso machines" },
              at: "2026-04-02T10:00:00Z",
              helpful: 41,
            }}
          />
        </List>
      </Section>
      <Section title="Articles">
        <List>
          <ArticleRow
            article={{
              slug: "descale",
              title: "Descale your machine",
              summary: "When to do it, what you need, and how to tell that it worked.",
              topic: { slug: "espresso-machines", name: "Espresso machines" },
              updatedAt: "2026-05-01T08:00:00Z",
              helpful: 128,
            }}
          />
        </List>
      </Section>
      <Section title="Topics">
        <TopicTiles>
          <TopicTile
            topic={{
              slug: "a",
              name: "Espresso machines",
              description: "Brewing, steam, water, cleaning",
              articles: 24,
              questions: 1280,
            }}
          />
          <TopicTile
            topic={{
              slug: "b",
              name: "Grinders",
              description: "Burrs, dose, noise",
              articles: 9,
              questions: 402,
            }}
          />
          <TopicTile topic={{ slug: "c", name: "Orders and delivery", articles: 1, questions: 0 }} />
        </TopicTiles>
      </Section>
      <Section title="Nothing there">
        <EmptyState icon="queue" title="All clear">
          Nobody is waiting for an answer on your topics.
        </EmptyState>
      </Section>
      <Section title="Stages">
        <p className="flex flex-wrap gap-2">
          {stages.map((stage) => (
            <StageChip key={stage} stage={stage} />
          ))}
        </p>
        <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1">
          {stages.map((stage) => (
            <StageChip key={stage} stage={stage} plain />
          ))}
        </p>
      </Section>
      <Section title="People">
        <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <PersonMark person={mara} avatar={32} asker />
          <PersonMark person={theo} avatar={32} />
          <PersonMark person={ines} avatar={32} />
          <PersonMark person={impostor} avatar={32} />
          <PersonMark person={erased} avatar={32} />
        </p>
      </Section>
    </>
  );
}
