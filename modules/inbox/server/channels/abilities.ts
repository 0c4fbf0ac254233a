import { everyAdapter } from "./registry.ts";

/** What a kind of channel declares that it can do. */
type ChannelAbility = {
  kind: string;
  channel: string;
  files: boolean;
  /** The most characters of one message; null without a limit. */
  most: number | null;
  parts: boolean;
  buttons: boolean;
  calledIn: boolean;
  polled: boolean;
  told: boolean;
  reports: boolean;
  repeats: boolean;
  /** It publishes for everybody and carries no conversations. */
  posts: boolean;
  /** For how many hours after the customer's last message anybody may answer, and people may; null where it is always free. */
  window: { hours: number; byPeople?: number } | null;
  templates: boolean;
  comments: boolean;
};

/** What every kind of channel can do, as its adapter declares it with its usual settings. */
export function channelAbilities(): ChannelAbility[] {
  return everyAdapter().map((adapter) => {
    const { attachments, most, parts } = adapter.limits(usual as never);
    return {
      kind: adapter.kind,
      channel: adapter.channel,
      files: attachments,
      most,
      parts: parts !== undefined,
      buttons: adapter.buttons !== undefined,
      calledIn: adapter.readHook !== undefined,
      polled: adapter.poll !== undefined,
      told: adapter.watch !== undefined,
      reports: adapter.report !== undefined,
      repeats: adapter.idempotent,
      posts: adapter.publish !== undefined,
      window: adapter.window ?? null,
      templates: adapter.templates !== undefined,
      comments: adapter.comments !== undefined,
    };
  });
}

const usual = { line: "service", partLength: 67, most: 900 };
