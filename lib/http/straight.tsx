import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { FunctionComponent, ReactNode } from "react";
import { direction } from "@/lib/i18n/locales";
import { onePass } from "@/lib/render/one-pass";
import { type StraightPage, straightFolder, straightHeader, straightPage } from "@/lib/web/straight-pages";
import { Head } from "./head";
import { intl } from "./intl";
import type { Query } from "./query";

type Props<Params> = { params: Promise<Params>; searchParams: Promise<Query> };
type Screen<Params> = {
  default: (props: Props<Params>) => Promise<ReactNode>;
  generateMetadata: (props: Props<Params>) => Promise<Metadata>;
};
/** A page's file, and what Next would make of the parts of its path. */
type Entry<Params> = [Screen<Params>, (parts: string[]) => Params];

/**
 * Renders pages without Next's own way of doing so: one pass over the same parts, with the same frame around them. What
 * a page throws (not found, somewhere else) Next answers as it does for any route.
 */
export function straight<Params extends Record<StraightPage, unknown>>(
  Frame: FunctionComponent<{ children: ReactNode }>,
  pages: { [Name in keyof Params]: Entry<Params[Name]> },
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const path = pathname.slice(straightFolder.length) || "/";
    const name = straightPage(path);
    const renderer = onePass();
    const memory = renderer?.request();
    if (!name || !renderer || !memory) notFound();
    memory.kept = new Map();
    const [screen, paramsOf] = pages[name] as Entry<unknown>;
    const props = {
      params: Promise.resolve(paramsOf(path.split("/").slice(1))),
      searchParams: Promise.resolve(queryOf(searchParams)),
    };
    const { t, locale } = await intl("common");
    const metadata = await screen.generateMetadata(props);
    const Page = screen.default as FunctionComponent<typeof props>;
    const html = await renderer.html(
      <html lang={locale} dir={direction(locale)}>
        {/* biome-ignore lint/style/noHeadElement: no page of the other router, which has a component for this. */}
        <head>
          <Head metadata={metadata} template={t("titleTemplate")} description={t("siteDescription")} />
        </head>
        <body data-offline={t("form.offline")}>
          <Frame>
            <Page {...props} />
          </Frame>
        </body>
      </html>,
    );
    return new Response(html, {
      headers: { "Content-Type": "text/html; charset=utf-8", [straightHeader]: name },
    });
  };
}

function queryOf(given: URLSearchParams): Query {
  const query: Query = {};
  for (const name of new Set(given.keys())) {
    const values = given.getAll(name);
    query[name] = values.length > 1 ? values : values[0];
  }
  return query;
}
