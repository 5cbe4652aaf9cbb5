import { fileURLToPath } from "node:url";
import { withDirectoryLock } from "../../db/embedded/lock.mjs";
import { root } from "./node.mjs";

const place = fileURLToPath(new URL(".cache/setup", root));
/** Installing or building on a slow machine takes minutes. */
const withinMs = 20 * 60_000;

/** Does it while no other start of this folder installs or builds. */
export const alone = (work) => withDirectoryLock(place, work, { withinMs });
