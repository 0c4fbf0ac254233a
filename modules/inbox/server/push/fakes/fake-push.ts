/** What a person sees on a device. */
export type Shown = {
  tag: string;
  title: string;
  body: string;
  image: string | null;
  actions: string[];
  later: string;
};

/** What goes wrong until it is switched off again. `slow` answers after the caller lost patience. */
export type PushFault = "gone" | "down" | "quota" | "slow" | "silent" | null;

/** A push service on this machine's loopback that reads what it gets as the real one would. */
export type FakePush = {
  url: string;
  /** Everything that arrived, oldest first. */
  arrived: Shown[];
  /** What stands on the screen: a later notice of a tag took the place of an earlier one. */
  screen: Map<string, Shown>;
  /** Bytes of the last message as it was sent. */
  bytes: number;
  /** How often a token was asked for, where the service gives them. */
  tokens: number;
  fault: PushFault;
  close(): Promise<void>;
};

/** The state of a fake that has just started. */
export function freshPush(url: string, close: () => Promise<void>): FakePush {
  return { url, arrived: [], screen: new Map(), bytes: 0, tokens: 0, fault: null, close };
}

/** Takes a notice in, as the device does. */
export function show(fake: FakePush, shown: Shown): void {
  fake.arrived.push(shown);
  fake.screen.set(shown.tag, shown);
}
