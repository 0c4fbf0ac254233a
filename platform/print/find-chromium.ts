import { existsSync } from "node:fs";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The Chromium of this machine, or the one that `named` says; undefined where there is none. */
export function findChromium(named?: string): string | undefined {
  return [named, ...places].find((file) => file && existsSync(file));
}
