import type { HamdelChat } from "./api.ts";
import { startChat } from "./loader/chat.ts";

/**
 * The chat of a site: `<script src="https://cx.example.com/chat.js" data-key="hs_…" defer></script>`. What the page wants of it before
 * it has loaded waits in a list: `(window.hamdelChat ||= []).push(["open"])`.
 */
type Early = [name: keyof HamdelChat, ...values: unknown[]][];
declare global {
  interface Window {
    hamdelChat?: Early | (HamdelChat & { push(call: Early[number]): void });
  }
  /** The panel's version, written in when it is built. */
  const panelVersion: string;
}

const tag = document.currentScript as HTMLScriptElement | null;
const { key, host, lang } = tag?.dataset ?? {};
if (tag && key && (!window.hamdelChat || Array.isArray(window.hamdelChat))) {
  const origin = (host ?? new URL(tag.src).origin).replace(/\/+$/, "");
  const chat = startChat({ key, host: origin, language: lang, panel: `${origin}/chat-panel.js?v=${panelVersion}` });
  const push = ([name, ...values]: Early[number]) => {
    (chat[name] as (...given: unknown[]) => void)(...values);
  };
  const early = window.hamdelChat;
  window.hamdelChat = { ...chat, push };
  early?.forEach(push);
}
