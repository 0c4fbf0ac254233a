import type * as z from "zod";
import type { Reach } from "../../../../platform/outgoing/index.ts";
import type { PushKind } from "../../contract.ts";
import type { Sentence } from "../channels/channel-adapter.ts";

/** Where one person's browser or app is reached. `keys` are a browser's own; `{}` for apps. */
export type Device = { kind: PushKind; address: string; keys: { p256dh?: string; auth?: string } };

/** What a device shows. `tag`: a later notice of the same tag takes the place of an earlier one, so what is tried again is seen once. */
export type Notice = {
  tag: string;
  title: string;
  body: string;
  language: "fa" | "en";
  /** A picture that can be had without a sign-in; null without one. */
  image: string | null;
  /** The page on which the conversation opens; null where only the app knows. */
  url: string | null;
  /** Called without a body: be told of it again in an hour. */
  later: string;
  conversation: number;
  message: number;
  actions: readonly { action: "answer" | "later"; title: string }[];
  /** For so many seconds it is worth being delivered. */
  lasts: number;
};

/** What became of it. `after`: seconds until trying again may help; `code` has its sentence among the adapter's problems. */
export type Pushed =
  | { state: "sent" }
  /** The device is no more, and is forgotten. */
  | { state: "gone" }
  | { state: "again"; after: number; code: string }
  | { state: "refused"; code: string };

/** What an adapter may use of the house; calls go through the guard against private addresses. */
export type PushTools = {
  fetch: typeof fetch;
  reach: Reach;
  mayBePlain(host: string): boolean;
  now: Date;
  /** Milliseconds; the usual ones where it is not said. */
  patience?: number;
};

/** One way to push. It keeps nothing but tokens that can be had anew, opens no transaction, and never throws for what a network does. */
export type PushAdapter<Settings = unknown> = {
  kind: PushKind;
  settings: z.ZodType<Settings>;
  /** Names of settings that are never shown again. */
  secrets: readonly string[];
  /** Whether words are cut to so many bytes of what goes over the wire. */
  most: number;
  abilities: { pictures: boolean; actions: boolean; replaces: boolean };
  problems: Readonly<Record<string, Sentence>>;
  send(settings: Settings, device: Device, notice: Notice, tools: PushTools): Promise<Pushed>;
};
