import { askForRebuild } from "@/lib/search/commands/ask-for-rebuild";
import { askForRepair } from "@/lib/search/commands/ask-for-repair";
import { decideProposal } from "@/lib/search/commands/decide-proposal";
import { removeBestBet, saveBestBet } from "@/lib/search/commands/save-best-bet";
import { removeSynonyms, saveSynonyms } from "@/lib/search/commands/save-synonyms";
import { type Attempts, none } from "./attempt";

/** What staff keep for the search. */
export const search: Attempts = {
  askForRebuild: {
    file: "search/ask-for-rebuild",
    action: "site.operate",
    facts: none,
    run: (c) => askForRebuild(c),
  },
  askForRepair: {
    file: "search/ask-for-repair",
    action: "site.operate",
    facts: none,
    run: (c) => askForRepair(c),
  },
  saveSynonyms: {
    file: "search/save-synonyms",
    action: "search.tune",
    facts: none,
    run: (c) => saveSynonyms(c, { language: "en", synonyms: "drip, leak" }),
  },
  removeSynonyms: {
    file: "search/save-synonyms",
    action: "search.tune",
    facts: none,
    run: (c) => removeSynonyms(c, { groupId: 999_999 }),
    otherwise: "not_found",
  },
  saveBestBet: {
    file: "search/save-best-bet",
    action: "search.tune",
    facts: none,
    run: (c, s) => saveBestBet(c, { betWords: "drip", target: `question:${s.otherQuestionId}` }),
  },
  removeBestBet: {
    file: "search/save-best-bet",
    action: "search.tune",
    facts: none,
    run: (c) => removeBestBet(c, { betId: 999_999 }),
    otherwise: "not_found",
  },
  decideProposal: {
    file: "search/decide-proposal",
    action: "search.tune",
    facts: none,
    run: (c) => decideProposal(c, { proposal: "synonym en drip = leak", decision: "accepted" }),
  },
};
