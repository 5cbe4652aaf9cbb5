import type { Subject } from "@/lib/changes";
import { channelOf } from "@/lib/channel";
import { env } from "@/lib/env";
import type { AnyOf } from "./page-tags";

/** What a page hands to `<live-region channel=…>`, so that its readers hear when this subject changes. */
export const liveChannel = (subject: Subject | AnyOf): string => channelOf(subject, env().AUTH_SECRET);
