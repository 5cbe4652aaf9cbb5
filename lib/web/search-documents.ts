import type { Db } from "@/db/client";
import { questionDocuments } from "@/lib/community/documents";
import { articleDocuments } from "@/lib/knowledge/documents";
import { type DocumentSource, joinSources } from "@/lib/search/documents";
import { lessonDocuments } from "@/lib/search/lessons";

/** Everything that can be found on this site: where the areas' documents meet the engines. */
export const siteDocuments = (db: Db): DocumentSource =>
  joinSources([questionDocuments(db), articleDocuments(db), lessonDocuments(db)]);
