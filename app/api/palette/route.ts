import { z } from "zod";
import { intl } from "@/lib/http/intl";
import { route } from "@/lib/http/route";
import { localeNames, locales, localizedPath, splitLocale } from "@/lib/i18n/locales";
import { placesFor } from "@/lib/site/palette";

const input = z.object({ path: z.string().max(2_000).default("/") });
const themes = ["system", "light", "dark"] as const;

/** What the palette offers to this reader, in their language: places they may enter, and what can be done from anywhere. */
export const GET = route(input, async (ctx, { path }) => {
  const { t, href, locale } = await intl("palette");
  const { t: common } = await intl("common");
  const here = path.startsWith("/") && !path.startsWith("//") ? splitLocale(path).path : "/";
  const go = placesFor(ctx.actor).map(({ key, path }) => ({
    group: "go",
    kind: key,
    title: t(`places.${key}`),
    words: t(`words.${key}`),
    href: href(key === "signIn" ? `/sign-in?returnTo=${encodeURIComponent(here)}` : path),
  }));
  const act = [
    ...themes.map((theme) => ({
      kind: "theme",
      title: t(`theme.${theme}`),
      words: common("footer.theme"),
      theme,
    })),
    ...locales
      .filter((each) => each !== locale)
      .map((each) => ({
        kind: "language",
        title: t("language", { name: localeNames[each] }),
        words: "language 语言",
        href: localizedPath(each, here),
      })),
    { kind: "keys", title: common("shortcuts.title"), popover: "shortcuts" },
    ...(ctx.actor.kind === "person"
      ? [{ kind: "signOut", title: common("header.signOut"), post: href("/sign-out") }]
      : []),
  ].map((entry) => ({ group: "act", ...entry }));
  return {
    entries: [...go, ...act],
    texts: {
      label: t("label"),
      placeholder: t("placeholder"),
      keys: t("keys"),
      found: t("found"),
      searchFor: t("searchFor"),
      askFor: t("askFor"),
      go: t("go"),
      act: t("act"),
      article: common("header.kindArticle"),
      question: common("header.kindQuestion"),
      solved: common("header.kindSolved"),
    },
  };
});
