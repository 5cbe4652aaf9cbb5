import { installIfNeeded } from "./setup/install.mjs";
import { requireNode, root } from "./setup/node.mjs";

requireNode();
process.chdir(new URL(".", root).pathname);
await installIfNeeded({ tools: ["tsx", "next", "vitest", "@playwright/test", "dependency-cruiser"] });

const { register } = await import("tsx/esm/api");
register();
const { testEverything } = await import("./test/everything.ts");
await testEverything();
