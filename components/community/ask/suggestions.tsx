import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form-state";
import { Icon, type IconName } from "@/components/ui/icon";
import { Highlight, TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import { NotThis } from "./not-this";

export type SuggestionView = {
  subject: string;
  kind: "article" | "question";
  href: string;
  title: string;
  solved: boolean;
  /** The search is sure enough to call it an answer. */
  sure: boolean;
  snippet: string;
  answer?: string;
  solvedBy?: { title: string; href: string };
};

type Props = { suggestions: SuggestionView[]; query: string; searchId?: number; action: FormAction };

/** What is known already about what is being asked; each can be read in its place, and said to have solved it. */
export async function Suggestions({ suggestions, query, searchId, action }: Props) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {suggestions.map((each, index) => (
        <SuggestionItem
          key={each.subject}
          suggestion={each}
          query={query}
          searchId={searchId}
          action={action}
          form={`solved-${index}`}
        />
      ))}
    </ul>
  );
}

type ItemProps = {
  suggestion: SuggestionView;
  query: string;
  searchId?: number;
  action: FormAction;
  form: string;
};

async function SuggestionItem({ suggestion, query, searchId, action, form }: ItemProps) {
  const { t, href } = await intl("ask");
  const { kind, solved } = suggestion;
  const [icon, look]: [IconName, string] =
    kind === "article"
      ? ["article", "text-faint"]
      : solved
        ? ["solved", "text-solved"]
        : ["open", "text-faint"];
  const word = kind === "article" ? "kindArticle" : solved ? "kindSolved" : "kindOpen";
  const text = suggestion.answer ?? suggestion.snippet;
  return (
    <li>
      <details
        name="suggestion"
        className="group/fold py-1"
        data-ping={
          searchId && `/api/opened?searchId=${searchId}&subject=${encodeURIComponent(suggestion.subject)}`
        }
      >
        <summary className="flex min-h-11 items-start gap-2 rounded-md py-2 hover:text-accent">
          <Icon name={icon} size={17} className={`mt-0.5 ${look}`} />
          <span className="min-w-0 flex-1">
            <span className="font-medium" dir="auto">
              <Highlight text={suggestion.title} />
            </span>
            <span className="ms-2 text-sm text-faint">{t(`suggestions.${word}`)}</span>
            {suggestion.sure && (
              <span className="ms-2 text-sm font-medium text-accent">{t("suggestions.sure")}</span>
            )}
          </span>
          <Icon
            name="down"
            size={16}
            className="mt-1 text-faint transition-transform duration-100 group-open/fold:rotate-180"
          />
        </summary>
        <div className="ms-6.5 pb-3">
          <p className="text-sm text-muted" dir="auto">
            <Highlight text={text} />
          </p>
          {suggestion.solvedBy && (
            <p className="mt-1 text-sm">
              {t("suggestions.solvedBy")}{" "}
              <TextLink href={href(suggestion.solvedBy.href)} dir="auto">
                {suggestion.solvedBy.title}
              </TextLink>
            </p>
          )}
          <ActionForm
            id={form}
            action={action}
            className="mt-3 flex flex-wrap items-center gap-3"
            messages="none"
          >
            <input type="hidden" name="subject" value={suggestion.subject} />
            <input type="hidden" name="query" value={query} />
            {searchId && <input type="hidden" name="searchId" value={searchId} />}
            <SubmitButton variant="secondary" size="sm" icon="check">
              {t("suggestions.solved")}
            </SubmitButton>
            <TextLink href={href(suggestion.href)} target="_blank" className="text-sm">
              {t("suggestions.whole")}
            </TextLink>
            <NotThis />
          </ActionForm>
        </div>
      </details>
    </li>
  );
}
