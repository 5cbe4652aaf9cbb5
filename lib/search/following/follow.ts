import { type Feed, openFeed } from "../feed";
import type { Place } from "./place";

/** A feed that is read at each hint and at least once a second. */
export type Follower = {
  feed: Feed;
  /** Resolves when it is worth reading again. */
  hinted: () => Promise<void>;
};

const pollMs = 1_000;

/** Opens the feed at a stored place, or at now. When the connection is lost, `lost` is called once. */
export async function followFrom(
  url: string,
  place: Pick<Place, "floor" | "seen"> | undefined,
  { lost, ended }: { lost: () => void; ended: AbortSignal },
): Promise<Follower> {
  let wake: (() => void) | undefined;
  let isHinted = false;
  const feed = await openFeed(url, {
    floor: place?.floor ?? undefined,
    seen: place?.floor ? place.seen : [],
    onHint: () => {
      isHinted = true;
      wake?.();
    },
    onLost: lost,
  });
  return {
    feed,
    async hinted() {
      if (!isHinted && !ended.aborted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(() => wake?.(), pollMs);
          wake = () => {
            clearTimeout(timer);
            ended.removeEventListener("abort", wake!);
            wake = undefined;
            resolve();
          };
          ended.addEventListener("abort", wake);
        });
      isHinted = false;
    },
  };
}
