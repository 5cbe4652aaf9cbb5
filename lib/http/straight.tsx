import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { FunctionComponent, ReactNode } from "react";
import { direction } from "@/lib/i18n/locales";
import { lendStraight, onePass, type StraightRender } from "@/lib/render/one-pass";
import { type StraightPage, straightFolder, straightHeader, straightPage } from "@/lib/web/straight-pages";
import { Head } from "./head";
import { intl } from "./intl";
import { titleTemplate } from "./metadata";
import type { Query } from "./query";

type Props<Params> = { params: Promise<Params>; searchParams: Promise<Query> };
type Screen<Params> = {
  default: (props: Props<Params>) => Promise<ReactNode>;
  generateMetadata: (props: Props<Params>) => Promise<Metadata>;
};
/** A page's file, and what Next would make of the parts of its path. */
type Entry<Params> = [Screen<Params>, (parts: string[]) => Params];

/**
 * Renders pages without Next's own way of doing so: one pass over the same parts, with the same frame around them. The
 * first request comes through Next, which loads this code; from then on the front server renders by itself. What a page
 * throws (not found, somewhere else) Next answers as it does for any route.
 */
export function straight<Params extends Record<StraightPage, unknown>>(
  Frame: FunctionComponent<{ children: ReactNode }>,
  pages: { [Name in keyof Params]: Entry<Params[Name]> },
): (request: Request) => Promise<Response> {
  const render: StraightRender = async (path, query) => {
    const name = straightPage(path);
    const renderer = onePass();
    if (!name || !renderer) notFound();
    const [screen, paramsOf] = pages[name] as Entry<unknown>;
    const props = {
      params: Promise.resolve(paramsOf(path.split("/").slice(1))),
      searchParams: Promise.resolve(queryOf(new URLSearchParams(query))),
    };
    const { t, locale } = await intl("common");
    const metadata = await screen.generateMetadata(props);
    const Page = screen.default as FunctionComponent<typeof props>;
    return renderer.html(
      <html lang={locale} dir={direction(locale)}>
        {/* biome-ignore lint/style/noHeadElement: no page of the other router, which has a component for this. */}
        <head>
          <Head metadata={metadata} template={titleTemplate()} description={t("siteDescription")} />
        </head>
        <body data-offline={t("form.offline")}>
          <Frame>
            <Page {...props} />
          </Frame>
        </body>
      </html>,
    );
  };
  lendStraight(render);
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const memory = onePass()?.request();
    if (memory) memory.kept = new Map();
    const html = await render(pathname.slice(straightFolder.length) || "/", search);
    return new Response(html, {
      headers: { "Content-Type": "text/html; charset=utf-8", [straightHeader]: "yes" },
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
