import { appleDevice, startFakeApple } from "../fakes/fake-apple.ts";
import { startFakeBrowser } from "../fakes/fake-browser.ts";
import { firebaseDevice, startFakeFirebase } from "../fakes/fake-firebase.ts";
import type { FakePush } from "../fakes/fake-push.ts";
import { pushAdapters } from "../kinds.ts";
import type { Device, PushAdapter } from "../push-adapter.ts";
import { drawVapidPair } from "../web/vapid.ts";

/** One way to push before its fake: what it is set up with, and how its provider changes the key. */
export type PushSubject = {
  adapter: PushAdapter;
  fake: FakePush;
  device: Device;
  settings(): unknown;
  wrongSettings(): unknown;
  /** The provider knows another key from now on; `settings` gives that. */
  rotate(): void;
};

/** Every way to push, each before a fake of its own. */
export async function pushSubjects(): Promise<PushSubject[]> {
  return [await browser(), await firebase(), await apple()];
}

async function browser(): Promise<PushSubject> {
  const subject = "https://cx.example.com";
  let pair = drawVapidPair();
  const fake = await startFakeBrowser(pair.publicKey);
  const { endpoint: address, keys } = fake.subscription;
  const adapter = pushAdapters.web;
  return {
    adapter,
    fake,
    device: { kind: "web", address, keys },
    settings: () => adapter.settings.parse({ ...pair, subject }),
    wrongSettings: () => adapter.settings.parse({ ...drawVapidPair(), subject }),
    rotate() {
      pair = drawVapidPair();
      fake.senderKey = pair.publicKey;
    },
  };
}

async function firebase(): Promise<PushSubject> {
  const [fake, other] = [await startFakeFirebase(), await startFakeFirebase()];
  await other.close();
  const adapter = pushAdapters.fcm;
  const settings = (account: object) => adapter.settings.parse({ baseUrl: fake.url, account });
  let { account } = fake;
  return {
    adapter,
    fake,
    device: { kind: "fcm", address: firebaseDevice, keys: {} },
    settings: () => settings(account),
    wrongSettings: () => settings({ ...other.account, token_uri: account.token_uri }),
    rotate() {
      account = fake.rotate();
    },
  };
}

async function apple(): Promise<PushSubject> {
  const [fake, other] = [await startFakeApple(), await startFakeApple()];
  await other.close();
  const adapter = pushAdapters.apns;
  let { account } = fake;
  return {
    adapter,
    fake,
    device: { kind: "apns", address: appleDevice, keys: {} },
    settings: () => adapter.settings.parse({ baseUrl: fake.url, ...account }),
    wrongSettings: () => adapter.settings.parse({ baseUrl: fake.url, ...other.account }),
    rotate() {
      account = fake.rotate();
    },
  };
}
