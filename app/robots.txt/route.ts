import { siteAddress } from "@/lib/http/metadata";
import { locales, localizedPath } from "@/lib/i18n/locales";

/** Places where people work, and lists that are made anew for every word. */
const places = [
  "/admin",
  "/api/",
  "/ask",
  "/claim",
  "/curation",
  "/demo/sign-in",
  "/demo/mail",
  "/desk",
  "/moderation",
  "/notifications",
  "/queue",
  "/report",
  "/search",
  "/settings",
  "/sign-in",
  "/sign-out",
  "/unsubscribe",
  "/welcome",
];

// The address of the site is known only where it runs, not where it was built.
export const dynamic = "force-dynamic";

export function GET(): Response {
  const lines = [
    "User-agent: *",
    ...locales.flatMap((locale) => places.map((place) => `Disallow: ${localizedPath(locale, place)}`)),
    "",
    `Sitemap: ${siteAddress("/sitemap.xml")}`,
    "",
  ];
  return new Response(lines.join("\n"), {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}
