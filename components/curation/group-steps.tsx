import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import type { RepeatGroup } from "@/lib/curation/queries/repeat-group";
import { asksFor } from "@/lib/curation/rules/moves";
import type { FormAction } from "@/lib/form-state";
import { intl } from "@/lib/http/intl";

/** The moves that need no more words, as buttons; the way to the article where there is one. */
export async function GroupSteps({ group, move }: { group: RepeatGroup; move: FormAction }) {
  const { t, href } = await intl("repeats");
  const atOnce = group.moves.filter(({ way }) => asksFor[way] === "nothing");
  return (
    <>
      {group.article && (
        <Button href={href(`/curation/articles/${group.article.id}`)} icon="article">
          {t("group.openArticle")}
        </Button>
      )}
      <ActionForm id="steps" action={move} className="flex flex-wrap gap-2">
        {atOnce.map(({ way }) => (
          <Button
            key={way}
            type="submit"
            name="move"
            value={`${group.id} ${group.column} ${way}`}
            variant={way === "draft" ? "primary" : "secondary"}
            icon={way === "draft" ? "write" : "undo"}
          >
            {t(`ways.${way}`)}
          </Button>
        ))}
      </ActionForm>
    </>
  );
}
