"use server";

import { z } from "zod";
import { id } from "@/lib/fields";
import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import { askForRebuild } from "@/lib/search/commands/ask-for-rebuild";
import { decideProposal, decideProposalInput } from "@/lib/search/commands/decide-proposal";
import { removeBestBet, saveBestBet, saveBestBetInput } from "@/lib/search/commands/save-best-bet";
import { removeSynonyms, saveSynonyms, saveSynonymsInput } from "@/lib/search/commands/save-synonyms";

const synonymsPath = "/curation/search/synonyms";
const betsPath = "/curation/search/best-bets";

export const keepSynonyms = formAction(saveSynonymsInput, async (ctx, input) => {
  await saveSynonyms(ctx, input);
  return { redirectTo: `${synonymsPath}?done=saved` };
});

export const dropSynonyms = formAction(z.object({ groupId: id }), async (ctx, input) => {
  await removeSynonyms(ctx, input);
  return { redirectTo: `${synonymsPath}?done=removed` };
});

export const keepBet = formAction(saveBestBetInput, async (ctx, input) => {
  await saveBestBet(ctx, input);
  return { redirectTo: `${betsPath}?done=saved` };
});

export const dropBet = formAction(z.object({ betId: id }), async (ctx, input) => {
  await removeBestBet(ctx, input);
  return { redirectTo: `${betsPath}?done=removed` };
});

export const decide = formAction(decideProposalInput, async (ctx, input) => {
  await decideProposal(ctx, input);
  const path = input.proposal.startsWith("synonym ") ? synonymsPath : betsPath;
  return { redirectTo: `${path}?done=${input.decision}` };
});

export const rebuild = formAction(z.object({}), async (ctx) => {
  await askForRebuild(ctx);
  const { t } = await intl("tuning");
  return { message: t("engine.rebuilding") };
});
