import type { Visit } from "./talk/visit.ts";

/** What a page may ask of its chat: `window.hamdelChat`. Calls made before the chat has loaded wait in a list. */
export type HamdelChat = {
  /** Opens the chat, and puts the cursor where one writes. */
  open(): void;
  close(): void;
  /** Says who the visitor is, with a claim that the site's server signed (docs/site-script.md). */
  identify(signedClaim: string): void;
  /** Calls back with the number of unread messages, now and whenever it changes. Gives what ends it. */
  on(what: "unread", told: (count: number) => void): () => void;
};

/** What the loader hands to the panel. */
export type Ground = {
  host: string;
  key: string;
  visit: Visit;
  /** Where the panel draws itself. */
  root: ShadowRoot;
  language: "fa" | "en";
  /** What the page said of its visitor; read at each hello. */
  claim(): string | undefined;
  unread(count: number): void;
  closed(): void;
};

/** The panel, as the loader holds it. */
export type Panel = {
  open(): void;
  close(): void;
  /** The page has said who the visitor is. */
  identified(): void;
};

/** The panel's file: one function. */
export type PanelFile = { startPanel(ground: Ground): Promise<Panel> };
