import { alone } from "./setup/alone.mjs";
import { isBuilt } from "./setup/freshness.mjs";
import { installIfNeeded } from "./setup/install.mjs";
import { requireNode, root } from "./setup/node.mjs";

requireNode();
process.chdir(new URL(".", root).pathname);
const dev = process.argv.includes("--dev");
process.env.NODE_ENV = dev ? "development" : "production";

await installIfNeeded({ tools: ["tsx", "next"] });

// From here on the rest is TypeScript, in this same process.
const { register } = await import("tsx/esm/api");
register();
const { checkedSettings, serve } = await import("./serve.ts");
const settings = await checkedSettings();

if (!dev && !isBuilt()) {
  await alone(async () => {
    // Whoever started at the same moment may have built it.
    if (isBuilt()) return;
    console.error("Building the site; this takes a minute, and only after a change …");
    const { build } = await import("./build.mjs");
    await build({ env: { ...process.env, ...settings.forChildren } });
  });
}
await serve(settings, { dev });
