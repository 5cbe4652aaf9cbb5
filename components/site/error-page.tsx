import { Button } from "@/components/ui/button";
import { Page, PageHeader } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import { SearchForm } from "./search-form";

export const errorStatuses = ["400", "401", "403", "404", "409", "410", "413", "429", "500", "503"] as const;
export type ErrorStatus = (typeof errorStatuses)[number];

/** What happened, what is safe, what next, and the search; and what a form says that was sent without leaving its page. */
export async function ErrorPage({ status }: { status: ErrorStatus }) {
  const { t, href } = await intl("errorPages");
  return (
    <Page narrow>
      <PageHeader title={t(`${status}.title`)} above={<p className="text-sm text-faint">{status}</p>}>
        {t(`${status}.happened`)}
      </PageHeader>
      <p className="max-w-prose text-muted">{t(`${status}.safe`)}</p>
      <p className="mt-1 mb-6 max-w-prose">{t(`${status}.next`)}</p>
      <p data-here hidden>
        {t(`${status}.here`)}
        {status === "401" && (
          <>
            {" "}
            <a
              href={href("/sign-in")}
              target="_blank"
              rel="noopener nofollow"
              className="font-medium underline"
            >
              {t("signIn")}
            </a>
          </>
        )}
      </p>
      <SearchForm id="error-search" size="page" />
      <p className="mt-4 flex flex-wrap gap-2">
        {status === "401" && (
          <Button href={href("/sign-in")} variant="primary" rel="nofollow">
            {t("signIn")}
          </Button>
        )}
        <Button href={href("/")} icon="home">
          {t("home")}
        </Button>
        <Button href={href("/ask")} icon="ask">
          {t("ask")}
        </Button>
      </p>
    </Page>
  );
}
