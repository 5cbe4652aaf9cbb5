import type { Work } from "@/lib/context";
import { articleFiles } from "../article-file";
import { publishArticles } from "../publish-articles";
import { loadActivity } from "./activity";
import { loadCompany } from "./company";
import { loadCuration } from "./curation";
import { loadDesk } from "./desk";
import { loadFreshness } from "./freshness";
import { daysBefore } from "./moments";
import { readOldNews, replay } from "./replay";
import { loadSearchWords } from "./search-words";
import { loadWorkshop } from "./workshop";

/** Brings Fernwood to life: its people, articles and threads, as if everything had happened in the weeks before now. */
export async function loadDemo(work: Work): Promise<void> {
  const company = await loadCompany(work);
  await publishArticles(
    work,
    articleFiles("db/seed/demo/articles", "en").map((file) => ({
      file,
      publishedAt: daysBefore(work.now, file.publishedDaysAgo ?? 100),
      ownerId: company.personId("cleo"),
      reviewBy: daysBefore(work.now, -((file.order % 5) * 30 + 20)),
    })),
  );
  await replay(work, company);
  await loadDesk(work, company);
  await loadCuration(work, company);
  await loadWorkshop(work, company);
  await loadActivity(work, company);
  await loadFreshness(work, company);
  await loadSearchWords(work, company);
  await readOldNews(work);
}
