import { createECDH } from "node:crypto";
import { expect, test } from "vitest";
import { guardedFetch, guardedReach } from "../../../../../platform/outgoing/index.ts";
import { appleDevice, startFakeApple } from "../fakes/fake-apple.ts";
import { decrypt } from "../fakes/fake-browser.ts";
import { firebaseDevice, startFakeFirebase } from "../fakes/fake-firebase.ts";
import { pushAdapters } from "../kinds.ts";
import type { Notice, PushTools } from "../push-adapter.ts";
import { areBrowserKeys, encryptFor } from "../web/encrypt.ts";

const at = (iso: string): PushTools => ({
  fetch: guardedFetch({ allowPrivate: ["127.0.0.1"] }),
  reach: guardedReach(["127.0.0.1"]),
  mayBePlain: () => true,
  now: new Date(iso),
});
const notice: Notice = {
  ...{ tag: "t", title: "آفتاب", body: "سلام", language: "fa", image: null, url: null, later: "" },
  ...{ conversation: 1, message: 1, actions: [], lasts: 60 },
};

/** RFC 8291, appendix A. */
const rfc = {
  plain: "When I grow up, I want to be a watermelon",
  receiver: "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
  p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
  auth: "BTBZMqHH6r4Tts7J_aSIgg",
  sender: "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
  salt: "DGv6ra1nlYgDCS1FRnbzlw",
  message:
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
};

test("a message is encrypted as the RFC's own example, and its receiver opens it", () => {
  const drawn = { privateKey: Buffer.from(rfc.sender, "base64url"), salt: Buffer.from(rfc.salt, "base64url") };
  const sealed = encryptFor(rfc, rfc.plain, drawn);
  expect(sealed.toString("base64url")).toBe(rfc.message);
  const own = createECDH("prime256v1");
  own.setPrivateKey(Buffer.from(rfc.receiver, "base64url"));
  expect(decrypt(encryptFor(rfc, "سلام 🌱"), { own, auth: Buffer.from(rfc.auth, "base64url") })).toBe("سلام 🌱");
});

test("keys that are none are known as such", () => {
  expect(areBrowserKeys(rfc)).toBe(true);
  expect(areBrowserKeys({ ...rfc, auth: "BTBZ" })).toBe(false);
  expect(areBrowserKeys({ ...rfc, p256dh: Buffer.alloc(65, 4).toString("base64url") })).toBe(false);
});

test("Google is asked for a token once an hour, and again where the one we have is worth nothing", async () => {
  const fake = await startFakeFirebase();
  const settings = pushAdapters.fcm.settings.parse({ baseUrl: fake.url, account: fake.account });
  const send = (iso: string) =>
    pushAdapters.fcm.send(settings, { kind: "fcm", address: firebaseDevice, keys: {} }, notice, at(iso));
  for (const iso of ["2026-03-01T08:00:00Z", "2026-03-01T08:50:00Z"])
    expect(await send(iso)).toEqual({ state: "sent" });
  expect(fake.tokens).toBe(1);
  expect(await send("2026-03-01T09:00:00Z")).toEqual({ state: "sent" });
  expect(fake.tokens).toBe(2);
  await fake.close();
});

test("Apple gets the same token for forty minutes, and a new one where it calls that too old", async () => {
  const fake = await startFakeApple();
  const settings = pushAdapters.apns.settings.parse({ baseUrl: fake.url, ...fake.account });
  const send = (iso: string) =>
    pushAdapters.apns.send(settings, { kind: "apns", address: appleDevice, keys: {} }, notice, at(iso));
  await send("2026-03-01T08:00:00Z");
  const first = fake.seenToken;
  await send("2026-03-01T08:39:00Z");
  expect(fake.seenToken).toBe(first);
  await send("2026-03-01T08:41:00Z");
  expect(fake.seenToken).not.toBe(first);
  fake.expired.add(fake.seenToken);
  expect(await send("2026-03-01T08:42:00Z")).toEqual({ state: "sent" });
  const other = { kind: "apns" as const, address: "00ff00ff", keys: {} };
  expect(await pushAdapters.apns.send(settings, other, notice, at("2026-03-01T08:43:00Z"))).toEqual({ state: "gone" });
  await fake.close();
});
