import { destination, ownFile } from "./links";

export type Media = {
  kind: "video" | "audio";
  /** Where it is played: in the page from the site itself, in a frame of its host, or only over there. */
  from: "own" | "youtube" | "vimeo" | "elsewhere";
  href: string;
  /** The host's own number of it. */
  id?: string;
};

const FILM = /\.(?:mp4|webm|ogv)$/i;
const SOUND = /\.(?:mp3|ogg|oga|m4a|wav|flac)$/i;

/** Whether an address leads to a film or sound, judged by its parts and never by what page it is. */
export function mediaAt(typed: string): Media | null {
  const own = ownFile(typed);
  const to = destination(typed);
  const path = own ?? (to.kind === "external" ? pathOf(to.href) : null);
  if (path === null) return null;
  const kind = FILM.test(path) ? "video" : SOUND.test(path) ? "audio" : null;
  if (own) return kind && { kind, from: "own", href: own };
  if (to.kind !== "external" || !to.href.startsWith("https:")) return null;
  return hosted(to.href) ?? (kind && { kind, from: "elsewhere", href: to.href });
}

const pathOf = (href: string): string => new URL(href).pathname;

function hosted(href: string): Media | null {
  const url = new URL(href);
  if (url.username || url.password || url.port) return null;
  const host = url.hostname.replace(/^(?:www|m)\./, "");
  if (host === "vimeo.com" || host === "player.vimeo.com") {
    const id = /^\/(?:video\/)?(\d{6,12})$/.exec(url.pathname)?.[1];
    return id ? { kind: "video", from: "vimeo", id, href: `https://vimeo.com/${id}` } : null;
  }
  const id = host === "youtu.be" ? url.pathname.slice(1) : youtubeId(host, url);
  if (!id || !/^[\w-]{11}$/.test(id)) return null;
  return { kind: "video", from: "youtube", id, href: `https://www.youtube.com/watch?v=${id}` };
}

function youtubeId(host: string, url: URL): string | null | undefined {
  if (host !== "youtube.com" && host !== "youtube-nocookie.com") return null;
  if (url.pathname === "/watch") return url.searchParams.get("v");
  return /^\/(?:embed|shorts)\/([^/]+)$/.exec(url.pathname)?.[1];
}
