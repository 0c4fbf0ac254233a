import { bale, telegram } from "../bots/bots.ts";
import type { ChannelAdapter } from "../channel-adapter.ts";
import { botAccount, fakeBot } from "../fakes/fake-bot.ts";
import { fakeRubika, rubikaAccount } from "../fakes/fake-rubika.ts";
import { fakeSafir, safirAccount } from "../fakes/fake-safir.ts";
import type { Fake, Hooked, Provider } from "../fakes/fake-server.ts";
import { rubika } from "../rubika/rubika.ts";
import { safirNumbers } from "../safir/call-safir.ts";
import { baleSafir } from "../safir/safir.ts";

/** One messenger's adapter with its fake, and what differs from one messenger to the next. */
export type MessengerSubject = {
  adapter: ChannelAdapter;
  provider(): Provider;
  account: Record<string, unknown>;
  /** Settings with which its calls bring messages, where they are not the usual ones. */
  called?: Record<string, unknown>;
  /** The setting whose change in the provider's panel shuts us out, and one that it is changed to; `code` is what a refused one gives. */
  secret: { name: string; next: string; code: string };
  /** As the fake is told who writes, and who that is for us; `to` is where they are answered. */
  customer: { from: string; type: string; value: string; to: string };
  /** The provider's own numbers of what can go wrong. */
  faults: { quota: number; blocked: number };
  /** Every number we know of. */
  numbers: readonly number[];
  /** The words of a message that the fake took. */
  textOf(sent: Record<string, unknown>): unknown;
  /** What the fake is told for a press of the button with this label under that message; left out without buttons. */
  press?(label: string, sent: Record<string, unknown>): Record<string, unknown>;
  /** What the fake is told for a picture; its bytes are those that the fake holds. */
  picture: Record<string, unknown>;
  pictureBytes: string;
  /** The same call with a mark that somebody else made; left out where calls carry none, and the address is the secret. */
  forge?(call: Hooked): Hooked;
  /** A call that says how far a message of ours came; left out where nothing tells of it. */
  report?(fake: Fake, externalId: string, state: "delivered" | "read"): Hooked;
};

const bot = (adapter: unknown, kind: "telegram" | "bale"): MessengerSubject => ({
  adapter: adapter as ChannelAdapter,
  provider: () => fakeBot(kind),
  account: { token: botAccount.token },
  secret: { name: "token", next: "123456789:another-token-of-a-bot", code: "token_refused" },
  customer: { from: "4242", type: kind, value: "4242", to: "4242" },
  faults: { quota: 429, blocked: 403 },
  numbers: [400, 401, 403, 404, 409, 413, 429, 500],
  textOf: (sent) => sent["text"],
  press: (label, { message_id, reply_markup }) => ({
    update: {
      callback_query: { data: label, message: { message_id, chat: { id: 4242, type: "private" }, reply_markup } },
    },
  }),
  picture: { update: { text: undefined, caption: "این", photo: [{ file_id: "l", file_size: 23 }] } },
  pictureBytes: botAccount.file,
  ...(kind === "telegram" && {
    forge: (call: Hooked) => ({ ...call, headers: { ...call.headers, "x-telegram-bot-api-secret-token": "guess" } }),
  }),
});

const rubikaSubject: MessengerSubject = {
  adapter: rubika as unknown as ChannelAdapter,
  provider: fakeRubika,
  account: { token: rubikaAccount.token },
  called: { by: "webhook" },
  secret: { name: "token", next: "ANOTHER0TOKEN0OF0THE0PANEL", code: "token_refused" },
  customer: { from: rubikaAccount.chat, type: "rubika", value: rubikaAccount.chat, to: rubikaAccount.chat },
  faults: { quota: 429, blocked: 403 },
  numbers: [400, 401, 403, 413, 429, 500],
  textOf: (sent) => sent["text"],
  press: (label, { message_id }) => ({ inline: { message_id, aux_data: { button_id: label } } }),
  picture: { message: { file: { file_id: "p", file_name: "photo.jpg", size: "22" } } },
  pictureBytes: rubikaAccount.file,
};

const safirSubject: MessengerSubject = {
  adapter: baleSafir as unknown as ChannelAdapter,
  provider: fakeSafir,
  account: { accessKey: safirAccount.accessKey, botId: safirAccount.botId },
  secret: { name: "accessKey", next: "another-key-of-the-panel", code: "key_refused" },
  customer: { from: "09123456789", type: "phone", value: "+989123456789", to: "+989123456789" },
  faults: { quota: 3, blocked: 17 },
  numbers: safirNumbers,
  textOf: (sent) => sent["text"],
  picture: {},
  pictureBytes: "",
};

/** Every adapter of a messenger whose accounts converse; the contract holds for each. */
export const messengerSubjects: readonly MessengerSubject[] = [
  bot(telegram, "telegram"),
  bot(bale, "bale"),
  rubikaSubject,
];

/** Messengers that send and receive nothing. */
export const sendingSubjects: readonly MessengerSubject[] = [safirSubject];
