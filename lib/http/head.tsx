import type { Metadata } from "next";

type Props = {
  metadata: Metadata;
  /** `%s` stands for the title of the page. */
  template: string;
  /** Of the site, for pages that have none. */
  description: string;
};

/**
 * The head of one page from what the page says of itself, as Next would write it. Knows what our pages use: title,
 * description, robots, addresses and OpenGraph, all as plain texts.
 */
export function Head({ metadata, template, description }: Props) {
  const { title, robots, alternates, openGraph } = metadata;
  return (
    <>
      <title>{titleOf(title, template)}</title>
      <meta name="description" content={metadata.description ?? description} />
      {robots && typeof robots === "object" && (
        <meta
          name="robots"
          content={`${robots.index ? "" : "no"}index, ${robots.follow ? "" : "no"}follow`}
        />
      )}
      {alternates?.canonical && <link rel="canonical" href={String(alternates.canonical)} />}
      {Object.entries(alternates?.languages ?? {}).map(([language, href]) => (
        <link key={language} rel="alternate" hrefLang={language} href={String(href)} />
      ))}
      {Object.entries(alternates?.types ?? {}).map(([type, href]) => (
        <link key={type} rel="alternate" type={type} href={String(href)} />
      ))}
      {openGraph && <OpenGraph facts={openGraph as Facts} card={cardOf(metadata)} />}
    </>
  );
}

function titleOf(title: Metadata["title"], template: string): string {
  if (title && typeof title === "object") return "absolute" in title ? String(title.absolute) : "";
  return template.replace("%s", () => title ?? "");
}

type Facts = Partial<Record<"title" | "description" | "url" | "siteName" | "locale" | "type", string>> & {
  images?: { url: string; width: number; height: number }[];
};

const cardOf = ({ twitter }: Metadata): string =>
  twitter && "card" in twitter ? String(twitter.card) : "summary";

/** Title, description and picture stand here once: whoever reads `twitter:` takes them from here. */
function OpenGraph({ facts, card }: { facts: Facts; card: string }) {
  const { title, description, url, siteName, locale, type, images } = facts;
  const [image] = images ?? [];
  const properties = {
    title,
    description,
    url,
    site_name: siteName,
    locale,
    type,
    image: image?.url,
    ...(image && { "image:width": String(image.width), "image:height": String(image.height) }),
  };
  return (
    <>
      {Object.entries(properties).map(
        ([name, content]) => content && <meta key={name} property={`og:${name}`} content={content} />,
      )}
      <meta name="twitter:card" content={card} />
    </>
  );
}
