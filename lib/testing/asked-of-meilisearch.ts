import { type SearchDocument, subjectOf } from "@/lib/search/documents";
import type { SearchRequest } from "@/lib/search/engine";
import type { IndexQuery, RawHit } from "@/lib/search/meilisearch/client";
import { heldDocument, heldIdOfSubject } from "@/lib/search/meilisearch/documents";
import { foundIn, onlyVotedFor } from "@/lib/search/meilisearch/found";
import { gather } from "@/lib/search/meilisearch/gather";
import { usualLearnt } from "@/lib/search/meilisearch/outcomes";
import { presence } from "@/lib/search/meilisearch/query";
import { ranked } from "@/lib/search/meilisearch/rank";
import { indexSettings } from "@/lib/search/meilisearch/settings";
import { slotsOf } from "@/lib/search/meilisearch/slots";
import { StoredIndex } from "./meilisearch-index";
import type { Query } from "./meilisearch-stored";

/** What a stand-in's index of these documents gives for a request, how it is ranked, and what was asked for that. */
export async function askedOfMeilisearch(
  documents: readonly SearchDocument[],
  more: Partial<SearchRequest> & { q: string },
) {
  const index = new StoredIndex();
  Object.assign(index.settings, indexSettings(null));
  for (const document of documents) {
    const held = heldDocument(document);
    index.documents.set(held.id, held);
  }
  const rounds: IndexQuery[][] = [];
  const search = async (queries: IndexQuery[]) => {
    rounds.push(queries);
    return queries.map((query) => {
      const { hits, estimatedTotalHits, facetDistribution } = index.search(query as Query);
      return { hits: hits as RawHit[], total: estimatedTotalHits, solvers: facetDistribution?.solvedBy };
    });
  };
  const request: SearchRequest = { language: "en", mode: "submit", limit: 20, ...more };
  const slots = slotsOf(request, new Map(), []);
  const gathered = await gather("index", request, slots, documents.length, search);
  const found = foundIn(request, gathered);
  const asked = [...rounds];
  const learned = onlyVotedFor(found).map((key) => heldIdOfSubject(subjectOf(key)));
  const [there] = learned.length > 0 ? await search([presence("index", learned)]) : [];
  const { hits } = ranked(request, found, there?.hits ?? [], usualLearnt);
  return { ...found, tally: gathered.tally, rounds: asked, hits: hits(0, request.limit) };
}
