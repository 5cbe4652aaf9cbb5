const longest = 2_000;

/**
 * A path on this site to go back to after signing in, or "/" for anything that could lead elsewhere. Answers in
 * constant time for any input and never throws.
 */
export function returnTo(given: unknown): string {
  if (typeof given !== "string" || given.length > longest) return "/";
  // Browsers drop tabs and line breaks inside addresses and read a backslash as a slash.
  if (!/^\/(?![/\\])/.test(given) || /[\u0000-\u001f\u007f\\\s]/.test(given)) return "/";
  let url: URL;
  try {
    url = new URL(given, "https://own.invalid");
    // What is hidden by one round of percent-encoding must not be an address of somewhere else either.
    if (/^[/\\]*[/\\\u0000-\u001f]/.test(decodeURIComponent(url.pathname).slice(1))) return "/";
  } catch {
    return "/";
  }
  if (url.origin !== "https://own.invalid" || url.pathname.startsWith("//")) return "/";
  // Coming back to one of these would start a loop, or sign in somebody else's account.
  if (/^\/(zh-cn\/)?(sign-in|demo\/sign-in|api|welcome)(\/|$)/i.test(url.pathname)) return "/";
  return url.pathname + url.search + url.hash;
}
