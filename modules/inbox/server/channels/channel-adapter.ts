import type * as z from "zod";
import type { Reach } from "../../../../platform/outgoing/index.ts";
import type { ClaimedIdentity } from "../../../customers/index.ts";
import type { ChannelTemplate } from "./channel-template.ts";

/** What a channel can carry. Shown in the composer before anything is sent. */
export type ChannelLimits = {
  /** Whether pictures and files go along. */
  attachments: boolean;
  /** The most characters of one message; null where there is no limit worth telling. */
  most: number | null;
  /** How many parts a text makes, where the channel counts and bills in parts. */
  parts?(text: string): { parts: number; characters: number; left: number };
};

/** A file that goes out or came in; `open` reads it whole. */
export type ChannelFile = { name: string; contentType: string; size: number; open(): Promise<Buffer> };

/** A calendar (RFC 5545) with what it asks its reader's program to do. */
export type CalendarPart = { method: "REQUEST" | "CANCEL"; text: string };

/** One message on its way out. */
export type Outgoing = {
  /** The same for every attempt: an idempotency key for providers that know one. */
  key: string;
  /** The customer's address on this channel, normalised: +989…, a mail address, a chat id. */
  to: string;
  text: string;
  html: string | null;
  files: readonly ChannelFile[];
  /** An event for the calendar of whoever gets it; channels that are no mail leave it out. */
  calendar?: CalendarPart;
  /** Answers to choose from, where the adapter has `buttons`: who presses one sends its words. */
  buttons?: readonly string[];
  /** What the adapter needs to go on in the same thread: subject, message ids. */
  thread: OutgoingThread;
  /** Where the recipient ends letters of this kind (https: or mailto:); for what goes out to many. */
  unsubscribe?: string;
  /** The name of the agent who wrote it, for signatures. */
  writer?: string | undefined;
  /** An approved template with its tokens, for lines that carry nothing else; channels without templates send the text. */
  pattern?: { template: string; tokens: Record<string, string> };
  /** Whether a machine wrote it: then other machines are told not to answer. */
  automatic?: boolean;
  /** The comment that it answers, for all to read or for its writer alone. */
  comment?: { id: string; way: CommentWay };
  /** When the customer last wrote to this account, where the adapter has a `window`; null where they never did. */
  heardAt?: Date | null;
};
/** How a comment is answered: under it, or in a message to whoever wrote it. */
export type CommentWay = "public" | "private";
export type OutgoingThread = {
  conversationId: number;
  subject: string | null;
  /** External ids of what was received and sent in this conversation on this channel, oldest first, the last fifty. */
  externalIds: readonly string[];
};

/**
 * What became of it. `failed`: it surely did not go out, for a reason with a code; `again` says whether another attempt may help and after
 * how many seconds. `parts` are the ids of all messages that a long one became. `unknown`: it may or may not have gone out and the provider cannot tell the two apart.
 */
export type SendOutcome =
  | { state: "sent"; externalId: string | null; parts?: readonly string[] }
  | { state: "failed"; code: string; again: number | null }
  | { state: "unknown"; code: string };

/** Something published for everybody in a channel of a messenger. */
export type PostOut = { text: string; title: string | null; pin: boolean; file: ChannelFile | null };

/** One message that came in. `externalId` is the provider's, unique within the account. */
export type Incoming = {
  externalId: string;
  from: ClaimedIdentity;
  /** Other identifiers that the channel vouches for, such as the phone somebody shared as their own contact. */
  also?: readonly ClaimedIdentity[];
  name: string | null;
  at: Date;
  text: string;
  html?: string | null;
  subject?: string | null;
  files?: readonly ChannelFile[];
  /** Where the channel itself says which conversation this belongs to: ids of earlier messages, and our own signed mark. */
  thread?: { conversationId?: number; replyTo?: readonly string[] };
  /** Auto-replies, bounces, list mail: kept, shown, and never answered by a machine. */
  automatic?: boolean;
  /** Others read along, or the answer is wanted elsewhere: copies went to them, or it names another address to answer to. */
  shared?: boolean;
  /** What is new in the text: without what it quotes and without a signature. */
  fresh?: string;
  /** As it arrived, byte for byte: to be stored before anything else is done with it. */
  raw?: Buffer;
  /** A code of ours that the sender brought along: they go on here with a conversation that they began in a site's chat. */
  continuation?: string;
  /** What a calendar program answered (METHOD:REPLY), as it stands in the letter. */
  calendarAnswer?: string;
  /** A button under an earlier message of ours was pressed (`thread.replyTo` names it): the text is its words. */
  pressed?: boolean;
  /** What was left out or had to be guessed; the codes have sentences at their channel. */
  notes?: readonly IncomingNote[];
  /** It was said for all to read, under this post of ours: a conversation of its own, apart from what the same person writes to us alone. */
  post?: PublicPost & { comment: string };
  /** We wrote it, with another program: kept as an answer of the house. `from` is whom it went to; under a comment `thread.replyTo` says. */
  own?: boolean;
  /** Nobody waits for an answer to it: a reaction, a message that was taken back. */
  asksNothing?: boolean;
};
/** A post or picture of ours under which people comment. */
export type PublicPost = { id: string; url: string | null; text: string | null };
export type IncomingNote = { code: string; values?: Record<string, string | number> };

/** One sentence in both languages; `{name}` is a gap that values fill. */
export type Sentence = { fa: string; en: string };

/** What the provider says became of a message that went out. `key` is ours, where it was sent back: reports may come before we have the id. */
export type DeliveryReport = {
  externalId: string;
  key?: string;
  state: "sent" | "delivered" | "read" | "failed";
  code?: string;
  at: Date;
};

/** Somebody left us on this channel (nothing reaches them any more) or came back, without a word to read. */
export type ContactChange = { from: ClaimedIdentity; at: Date; stopped: boolean };

/** Everything that went to somebody until then was delivered, or read. */
export type SeenUpTo = { who: ClaimedIdentity; state: "delivered" | "read"; at: Date };

/** What a webhook or a poll brought; `answer` is what this very call is to be answered with. */
export type Received = {
  messages: Incoming[];
  reports: DeliveryReport[];
  changes?: ContactChange[];
  seen?: SeenUpTo[];
  overheard?: Overheard[];
  answer?: string;
};

/**
 * For how many hours after a customer's last message the account may answer freely, how many more a person (no machine) may, and whether
 * templates go out after that.
 */
export type AnswerWindow = { hours: number; byPeople?: number; templates: boolean };

/** What somebody said in a group in which an account of ours is a member: not to us, and no conversation. */
export type Overheard = {
  externalId: string;
  /** The group, and the message within it. */
  chat: string;
  message: string;
  group: string | null;
  from: ClaimedIdentity;
  name: string | null;
  at: Date;
  text: string;
  link: string | null;
};
/** Words of ours in a group, as an answer to one of its messages. */
export type GroupWords = { chat: string; replyTo: string; text: string };

export type HookRequest = {
  method: string;
  headers: Readonly<Record<string, string | undefined>>;
  query: Readonly<Record<string, string | undefined>>;
  body: Buffer;
};

/** Where the adapter reaches the world: every call is guarded against private addresses unless the operator allows them. */
export type ChannelTools = { fetch: typeof fetch; reach: Reach; now: Date; secretKey: Buffer };

export type Watching = { signal: AbortSignal; listening(yes: boolean): void };

/** What is left on an account with a provider that is paid beforehand; `low` where it is time to top it up. */
export type Credit = { left: number; unit: "rial" | "message"; low: boolean };

/** What a test of the connection found: `problem` is a code the set-up page has words for. */
export type ConnectionTest =
  | { ok: true; note?: string; credit?: Credit }
  | { ok: false; problem: string; detail?: string };

/**
 * One channel behind one interface. It thinks in its provider's shapes and knows nothing of conversations, transactions or the database:
 * it is called outside of transactions. `Settings` holds the secrets too when it is called; `secrets` names which fields are sealed.
 */
export type ChannelAdapter<Settings = unknown> = {
  kind: string;
  /** The word that interactions carry. */
  channel: string;
  settings: z.ZodType<Settings>;
  secrets: readonly string[];
  /** What its codes mean and what to do about them, for people: of tests, of messages that did not go, of what came in not quite whole. */
  problems: Readonly<Record<string, Sentence>>;
  limits(settings: Settings): ChannelLimits;
  /** A line: it sends to phone numbers and may stand in for another one that fails (`delivery/fall-over.ts`); every SMS account is one. */
  line?: boolean;
  /** So many buttons go under a text; left out where the channel has none. What is pressed comes in as a message with its words. */
  buttons?: number;
  /** Whether the provider knows a message by our key: then an attempt that nobody answered may be repeated. */
  idempotent: boolean;
  test(settings: Settings, tools: ChannelTools): Promise<ConnectionTest>;
  send(settings: Settings, outgoing: Outgoing, tools: ChannelTools): Promise<SendOutcome>;
  /** Publishes for everybody. A kind that has it carries no conversations: it is offered for posts alone. */
  publish?(settings: Settings, post: PostOut, tools: ChannelTools): Promise<SendOutcome>;
  /** Reads a call of the provider. Throws a Refusal `bad_signature` for a forged one, `not_understood` for what it cannot read. */
  readHook?(settings: Settings, request: HookRequest, tools: ChannelTools): Promise<Received>;
  /** Has the provider call an address from now on, or be asked again: for those that are told by a call and not in a panel. */
  hook?: {
    connect(settings: Settings, url: string, tools: ChannelTools): Promise<ConnectionTest>;
    end(settings: Settings, tools: ChannelTools): Promise<ConnectionTest>;
  };
  /** Providers that call one address for all accounts of an app: the other accounts of this kind are given the same call. */
  sharedHook?: boolean;
  /** How long answers are free; left out where they always are. */
  window?: AnswerWindow;
  /** Comments are answered in two ways: the most characters of a public one, and for how many days its writer can be written to, once. */
  comments?: { most: number; privateDays: number };
  /** The templates that the provider approved. Throws a Refusal `channel_failed` with the problem's code. */
  templates?(settings: Settings, tools: ChannelTools): Promise<ChannelTemplate[]>;
  /** What the provider expects as an answer to a call that was understood; 200 with an empty body where it is left out. */
  hookAnswer?: { contentType: string; body: string };
  /** Fetches what is new since `cursor` (null: from now on), and gives how far it came; `more` where it is to be asked again at once. */
  poll?(
    settings: Settings,
    cursor: unknown,
    tools: ChannelTools,
  ): Promise<Received & { cursor: unknown; more?: boolean }>;
  /** Answers in a group what was overheard there. */
  speakInGroup?(settings: Settings, words: GroupWords, tools: ChannelTools): Promise<SendOutcome>;
  /** Seconds between two polls; three where it is left out. */
  pollEvery?: number;
  /** An address that opens a talk with us on this channel and brings a code along; null where the provider does not tell it. */
  link?(settings: Settings, code: string, tools: ChannelTools): Promise<string | null>;
  /**
   * Waits until there is something that `cursor` has not seen and gives true; false once `signal` stops it. `listening` says whether the
   * provider will tell of it, so that polls may be rare. Undefined for accounts that cannot be waited for.
   */
  watch?(settings: Settings, cursor: unknown, watching: Watching, tools: ChannelTools): Promise<boolean> | undefined;
  /** Asks what is left on the account. Throws a Refusal `channel_failed` with the problem's code. */
  credit?(settings: Settings, tools: ChannelTools): Promise<Credit>;
  /** Asks what became of messages, for providers that do not call back. */
  report?(settings: Settings, externalIds: readonly string[], tools: ChannelTools): Promise<DeliveryReport[]>;
};
