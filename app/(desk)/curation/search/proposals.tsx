import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Section } from "@/components/ui/layout";
import { List, Meta } from "@/components/ui/list";
import { TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import { languageName } from "@/lib/i18n/language-name";
import type { ShownProposal } from "@/lib/search/queries/search-proposals";
import { decide } from "./actions";

/** What searchers' own second attempts suggest, each with what it rests on; one press decides. */
export async function Proposals({ proposals }: { proposals: ShownProposal[] }) {
  const { t } = await intl("tuning");
  if (proposals.length === 0) return null;
  return (
    <Section id="proposals" title={t("proposals.title")}>
      <p className="-mt-1 mb-2 max-w-prose text-sm text-muted">{t("proposals.lead")}</p>
      <List label={t("proposals.title")}>
        {proposals.map((proposal, index) => (
          <ProposalRow key={proposal.key} proposal={proposal} form={`decide-${index}`} />
        ))}
      </List>
    </Section>
  );
}

async function ProposalRow({ proposal, form }: { proposal: ShownProposal; form: string }) {
  const { t, href, locale } = await intl("tuning");
  const { evidence } = proposal;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium" dir="auto">
          {proposal.kind === "synonym" ? (
            proposal.words.join(" = ")
          ) : (
            <>
              {proposal.words} →{" "}
              <TextLink href={href(proposal.target!.href)}>{proposal.target!.title}</TextLink>
            </>
          )}
        </p>
        <ul className="mt-1 text-sm text-muted">
          {evidence.samples.map(({ failed, found }) => (
            <li key={`${failed} ${found}`} dir="auto">
              {t("proposals.sample", { failed, found })}
            </li>
          ))}
        </ul>
        <Meta className="mt-1">
          <span>{t("searches.people", { count: evidence.searchers })}</span>
          <span>{languageName(proposal.language, locale)}</span>
          <When at={evidence.lastAt} />
        </Meta>
      </div>
      <ActionForm id={form} action={decide} className="flex flex-wrap gap-2">
        <input type="hidden" name="proposal" value={proposal.key} />
        <SubmitButton variant="secondary" size="sm" icon="check" name="decision" value="accepted">
          {t("proposals.accept")}
        </SubmitButton>
        <SubmitButton variant="quiet" size="sm" icon="close" name="decision" value="dismissed">
          {t("proposals.dismiss")}
        </SubmitButton>
      </ActionForm>
    </li>
  );
}
