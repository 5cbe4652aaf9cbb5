import { createFormatter, createTranslator } from "use-intl/core";
import { type Messages, messages, type Namespace } from "./catalogue";
import { type Locale, localizedPath } from "./locales";

export type Translate<N extends Namespace = "common"> = ReturnType<typeof createTranslator<Messages, N>>;
export type Format = ReturnType<typeof createFormatter>;

// A translator keeps the messages it has parsed, which is most of what a text costs; it holds nothing of a request.
const translators = new Map<string, unknown>();
const formatters = new Map<string, Format>();

/** Texts of one namespace in one language, also for code that answers no request: mail, jobs, the command line. */
export function translator<N extends Namespace>(locale: Locale, namespace: N): Translate<N> {
  const key = `${locale} ${namespace}`;
  const known = translators.get(key);
  if (known) return known as Translate<N>;
  const made = remembering(
    // No text writes a moment by itself (a test sees to that), so none needs a time zone.
    createTranslator({ locale, namespace, timeZone: "UTC", messages: messages(locale) } as never),
  );
  translators.set(key, made);
  return made as unknown as Translate<N>;
}

type Say = ((key: string, ...given: unknown[]) => string) & object;

/** Most texts need nothing filled in, and a page has a hundred of them: those are looked up once. */
function remembering(translate: unknown): Say {
  const say = translate as Say;
  const texts = new Map<string, string>();
  const remember: Say = (key, ...given) => {
    if (given.length > 0) return say(key, ...given);
    let text = texts.get(key);
    if (text === undefined) {
      text = say(key);
      texts.set(key, text);
    }
    return text;
  };
  return Object.assign(remember, say);
}

/** Dates, numbers and lists as a reader of that language in that time zone writes them. */
export function formatter(locale: Locale, timeZone = "UTC"): Format {
  const key = `${locale} ${timeZone}`;
  let made = formatters.get(key);
  if (!made) {
    made = createFormatter({ locale, timeZone });
    formatters.set(key, made);
  }
  return made;
}

/** Makes internal addresses carry the language they are read in. */
export function linker(locale: Locale): (path: string) => string {
  return (path) => localizedPath(locale, path);
}
