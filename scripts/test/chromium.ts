import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";

// The shell is the same browser without a window's parts, at three quarters of the time; others serve as well.
const places = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Where a Chromium is, or undefined. `CHROMIUM_PATH` overrides everything. */
export function findChromium(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  return places.find((path) => existsSync(path)) ?? playwrightsOwn();
}

/** Installs one when there is none: from the distribution as root, otherwise the one that Playwright brings. */
export function installChromium(): string | undefined {
  console.error("Installing Chromium for the journeys …");
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    spawnSync("apt-get", ["update", "-qq"], { stdio: ["ignore", 2, 2] });
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    for (const name of ["chromium-headless-shell", "chromium"]) {
      if (findChromium()) break;
      spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], {
        env,
        stdio: ["ignore", 2, 2],
      });
    }
  }
  if (!findChromium()) {
    spawnSync(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], {
      stdio: ["ignore", 2, 2],
    });
  }
  return findChromium();
}

function playwrightsOwn(): string | undefined {
  try {
    const { chromium } = createRequire(import.meta.url)("@playwright/test");
    const path: string = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}
