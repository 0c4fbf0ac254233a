import { Refusal } from "../../../../platform/errors/index.ts";
import type { ChannelAdapter } from "./channel-adapter.ts";

const adapters = new Map<string, ChannelAdapter>();

/** Lets a channel be connected. Its kind is stored with every account, so it stays the same over versions. */
export function registerAdapter<Settings>(adapter: ChannelAdapter<Settings>): void {
  adapters.set(adapter.kind, adapter as unknown as ChannelAdapter);
}

/** The adapter of this kind; refuses `channel_unknown`. */
export function adapterOf(kind: string): ChannelAdapter {
  const found = adapters.get(kind);
  if (!found) throw new Refusal("channel_unknown", { values: { kind } });
  return found;
}

/** Every kind of channel that can be connected. */
export function everyAdapter(): readonly ChannelAdapter[] {
  return [...adapters.values()];
}

/** The word that interactions of this kind of account carry. */
export function channelOf(kind: string): string {
  return kind === "chat" ? "chat" : adapterOf(kind).channel;
}

/** Whether accounts of this kind reach one customer; others only publish for everybody. */
export function converses(kind: string): boolean {
  return adapterOf(kind).publish === undefined;
}

/** Whether accounts of this kind are lines: they send texts to phone numbers, and may stand in for one another. */
export function isLine(kind: string): boolean {
  const { channel, line } = adapterOf(kind);
  return channel === "sms" || line === true;
}

/** How many buttons a channel shows under a text; 0 where it has none. */
export function buttonsOn(channel: string): number {
  if (channel === "chat") return Number.POSITIVE_INFINITY;
  return Math.max(0, ...everyAdapter().map((one) => (one.channel === channel ? (one.buttons ?? 0) : 0)));
}

/** Whether accounts of this kind are asked for what is new, or what became of messages. */
export function pollsByItself(kind: string): boolean {
  const adapter = adapters.get(kind);
  return adapter?.poll !== undefined || adapter?.report !== undefined;
}
