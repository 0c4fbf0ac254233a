import { channelAbilities, pushAbilities } from "../modules/inbox/index.ts";
import "./modules.ts";

/** Where the written table of channels stands. */
export const channelsFile = new URL("../docs/channels.md", import.meta.url);

/** The table of channels as it follows from their adapters: `node scripts/write-channels.ts` writes it, a test compares it. */
export function channelsPage(): string {
  const yes = (can: boolean) => (can ? "✓" : "");
  const rows = channelAbilities().map((one) => {
    const cells = [one.files, one.parts, one.buttons, one.calledIn, one.polled, one.told, one.reports, one.repeats].map(
      yes,
    );
    const [window, more] = [one.window, [one.templates, one.comments, one.posts].map(yes)];
    const hours = window ? [window.hours, window.byPeople].filter(Boolean).join(" / ") : "";
    return `| \`${one.kind}\` | ${one.channel} | ${one.most ?? "—"} | ${[...cells, hours, ...more].join(" | ")} |`;
  });
  const pushRows = pushAbilities().map(
    ({ kind, most, ...can }) =>
      `| \`${kind}\` | ${most} | ${[can.pictures, can.actions, can.replaces].map(yes).join(" | ")} |`,
  );
  return `# Channels

What each kind of channel can do. Adapters declare it; this table is made from them with \`npx node scripts/write-channels.ts\`, and
\`npm test\` fails when the two differ. The chat of a site needs no adapter: it carries files and says when a message was read.

- *most*: characters of one message with usual settings · *parts*: counted and billed in parts · *buttons*: answers to choose from are buttons, elsewhere numbered lines
- *hook*: the provider calls in · *poll*: it is asked · *told*: it says at once that there is something (IMAP's IDLE)
- *reports*: it is asked what became of a message · *repeats*: it knows a message by our key, so an attempt nobody answered may be repeated
- *window*: hours after the customer's last message in which anything may be said; after a slash, in which people (no machine) may · *templates*: approved ones are listed and go out always · *comments*: under posts, answered for all or to their writer · *posts*: it publishes for everybody in a channel and carries no conversations

| kind | channel | most | files | parts | buttons | hook | poll | told | reports | repeats | window | templates | comments | posts |
|---|---|---:|${":-:|".repeat(12)}
${rows.join("\n")}

## Push

An answer in the chat of a site is told to devices of a visitor who is not there to read it. It is service, an answer to what somebody asked, and no
channel of its own: nothing else is sent by it.

- *most*: bytes of what is sent; words are cut to fit, between letters · *replaces*: what is tried again, or newer, takes the place of the earlier notice

| kind | most | pictures | actions | replaces |
|---|---:|:-:|:-:|:-:|
${pushRows.join("\n")}
`;
}
