import type { Hamdel } from "./api.ts";
import { createHamdel } from "./index.ts";

/**
 * The script of a site: `<script async src="https://cx.example.com/hamdel.js" data-key="hs_…"></script>`. What the page wants to say
 * before it has loaded waits in a list: `(window.hamdel ||= []).push(["track", "video_watched"])`.
 */
type Early = [name: keyof Hamdel, ...values: unknown[]][];
declare global {
  interface Window {
    hamdel?: Early | (Hamdel & { push(call: Early[number]): void });
  }
}

const tag = document.currentScript as HTMLScriptElement | null;
const { key, host, pages, surveys, askFirst } = tag?.dataset ?? {};
if (tag && key) {
  const hamdel = createHamdel({
    key,
    host: host ?? new URL(tag.src).origin,
    pages: pages !== "off",
    surveys: surveys !== "off",
    askFirst: askFirst !== undefined,
  });
  const push = ([name, ...values]: Early[number]) => {
    (hamdel[name] as (...given: unknown[]) => void)(...values);
  };
  const early = window.hamdel;
  window.hamdel = { ...hamdel, push };
  if (Array.isArray(early)) early.forEach(push);
}
