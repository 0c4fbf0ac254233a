import { createServer, type Socket } from "node:net";
import { type AmiMessage, amiReader, writeAction } from "../ami/ami-wire.ts";

export type AmiEvent = Record<string, string>;

export type FakeAmi = {
  port: number;
  account: { user: string; secret: string };
  /** Takes connections and says nothing. */
  silent: boolean;
  /** What it answers to an order of a call instead of taking it. */
  refuses: string | null;
  /** Channels that are there when somebody asks. */
  channels: AmiEvent[];
  originated: AmiMessage[];
  /** How often somebody signed in so far. */
  signIns: number;
  /** How many are signed in and hear events. */
  listeners(): number;
  /** Tells everybody who hears. */
  tell(...events: AmiEvent[]): void;
  /** Breaks every connection. */
  cut(): void;
  /** Ends every connection once all that was told has been read. */
  hangUp(): Promise<void>;
  close(): Promise<void>;
};

type Client = { socket: Socket; signedIn: boolean; hears: boolean };

/** Starts a stand-in for Asterisk's AMI on this machine's loopback: greeting, Login, Ping, CoreShowChannels, Originate, events. */
export async function startFakeAmi(port = 0): Promise<FakeAmi> {
  const clients = new Set<Client>();
  const server = createServer((socket) => {
    const client: Client = { socket, signedIn: false, hears: false };
    const read = amiReader();
    clients.add(client);
    socket.setEncoding("utf8");
    socket.on("error", () => {});
    socket.once("close", () => clients.delete(client));
    if (fake.silent) return;
    socket.write("Asterisk Call Manager/5.0.2\r\n");
    socket.on("data", (piece: string) => {
      for (const action of read(piece))
        for (const message of answer(fake, client, action)) socket.write(writeAction(message));
    });
  });
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  const fake: FakeAmi = {
    port: (server.address() as { port: number }).port,
    account: { user: "hamdel", secret: "ami-secret" },
    silent: false,
    refuses: null,
    channels: [],
    originated: [],
    signIns: 0,
    listeners: () => [...clients].filter(({ hears }) => hears).length,
    tell(...events) {
      for (const event of events) follow(fake, event);
      for (const { socket, hears } of clients) if (hears) for (const event of events) socket.write(writeAction(event));
    },
    cut() {
      for (const { socket } of clients) socket.destroy();
    },
    async hangUp() {
      const gone = [...clients].map(({ socket }) => new Promise<void>((over) => socket.once("close", () => over())));
      for (const { socket } of clients) socket.end();
      await Promise.all(gone);
    },
    close() {
      fake.cut();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
  return fake;
}

/** Which channels are there, as it tells of them. */
function follow(fake: FakeAmi, event: AmiEvent): void {
  const { Event, Uniqueid = "", Linkedid = "", Channel = "" } = event;
  if (Event === "Newchannel") fake.channels.push({ Uniqueid, Linkedid, Channel });
  if (Event === "Hangup") fake.channels = fake.channels.filter((channel) => channel["Uniqueid"] !== Uniqueid);
}

function answer(fake: FakeAmi, client: Client, action: AmiMessage): AmiEvent[] {
  const id = { ActionID: action["actionid"] ?? "" };
  const name = action["action"]?.toLowerCase();
  if (name === "login") {
    const right = action["username"] === fake.account.user && action["secret"] === fake.account.secret;
    client.signedIn = right;
    if (right) fake.signIns++;
    client.hears = right && action["events"] !== "off";
    return [
      right
        ? { Response: "Success", ...id, Message: "Authentication accepted" }
        : { Response: "Error", ...id, Message: "Authentication failed" },
      ...(right ? [{ Event: "FullyBooted", Privilege: "system,all", Status: "Fully Booted" }] : []),
    ];
  }
  if (!client.signedIn) return [{ Response: "Error", ...id, Message: "Permission denied" }];
  if (name === "ping") return [{ Response: "Success", ...id, Ping: "Pong" }];
  if (name === "coreshowchannels")
    return [
      { Response: "Success", ...id, EventList: "start" },
      ...fake.channels.map((channel) => ({ Event: "CoreShowChannel", ...id, ...channel })),
      { Event: "CoreShowChannelsComplete", ...id, EventList: "Complete" },
    ];
  if (name === "originate") {
    if (fake.refuses) return [{ Response: "Error", ...id, Message: fake.refuses }];
    fake.originated.push(action);
    return [{ Response: "Success", ...id, Message: "Originate successfully queued" }];
  }
  return [{ Response: "Error", ...id, Message: "Invalid/unknown command" }];
}

export type AmiCall = { id: string; number: string; extension: string; queue?: string; began?: string; ended?: string };

const trunk = ({ id, number }: AmiCall) => ({
  Channel: `PJSIP/trunk-${id}`,
  Uniqueid: id,
  Linkedid: id,
  CallerIDNum: number,
});
const phone = ({ id, extension }: AmiCall) => ({
  Channel: `PJSIP/${extension}-${id}`,
  Uniqueid: `${id}.2`,
  Linkedid: id,
  CallerIDNum: extension,
});

/** A call from outside comes in and rings at an extension. */
export function ringingEvents(call: AmiCall): AmiEvent[] {
  const dest = { DestChannel: phone(call).Channel, DestUniqueid: `${call.id}.2`, DestLinkedid: call.id };
  return [
    { Event: "Newchannel", ...trunk(call), Context: "from-trunk", Exten: "02191000000" },
    { Event: "Newchannel", ...phone(call), Context: "from-internal", Exten: "" },
    { Event: "DialBegin", ...trunk(call), ...dest, DialString: call.extension },
  ];
}

/** The extension answers. */
export function answeringEvents(call: AmiCall): AmiEvent[] {
  const dest = { DestChannel: phone(call).Channel, DestUniqueid: `${call.id}.2`, DestLinkedid: call.id };
  return [
    { Event: "DialEnd", ...trunk(call), ...dest, DialStatus: "ANSWER" },
    { Event: "BridgeEnter", ...trunk(call), BridgeUniqueid: `b-${call.id}`, BridgeNumChannels: "1" },
    { Event: "BridgeEnter", ...phone(call), BridgeUniqueid: `b-${call.id}`, BridgeNumChannels: "2" },
  ];
}

/** Both hang up. */
export function hangupEvents(call: AmiCall, cause = "16"): AmiEvent[] {
  return [
    { Event: "Hangup", ...phone(call), Cause: cause, "Cause-txt": "Normal Clearing" },
    { Event: "Hangup", ...trunk(call), Cause: cause, "Cause-txt": "Normal Clearing" },
  ];
}

/** The exchange's own record. */
export function recordEvent(call: AmiCall, answered: boolean): AmiEvent {
  return {
    Event: "Cdr",
    UniqueID: call.id,
    Channel: trunk(call).Channel,
    Source: call.number,
    Destination: call.extension,
    DestinationChannel: phone(call).Channel,
    LastApplication: "Dial",
    StartTime: call.began ?? "",
    EndTime: call.ended ?? "",
    BillableSeconds: answered ? "52" : "0",
    Disposition: answered ? "ANSWERED" : "NO ANSWER",
  };
}
