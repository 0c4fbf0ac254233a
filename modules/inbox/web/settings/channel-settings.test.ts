import { expect, test } from "vitest";
import { channelKinds } from "./channel-kinds.ts";
import { fieldTexts, settingsOf } from "./channel-settings.ts";

test("a form says what was kept, and gives it back with what it does not show", () => {
  const kept = {
    baseUrl: "https://sms.example",
    send: { method: "POST", path: "/send", headers: { a: "b" } },
    line: "service",
  };
  const texts = fieldTexts(channelKinds.generic_sms, kept);
  expect(texts).toMatchObject({ baseUrl: "https://sms.example", "send.path": "/send", key: "" });
  expect(settingsOf(channelKinds.generic_sms, texts, kept)).toEqual(kept);
});

test("a secret that was not written anew is left out, numbers are numbers", () => {
  const texts = { ...fieldTexts(channelKinds.email, null), address: "a@b.ir", smtpHost: "mail.b.ir" };
  const settings = settingsOf(channelKinds.email, texts, null);
  expect(settings).toEqual({
    address: "a@b.ir",
    smtpHost: "mail.b.ir",
    smtpPort: 587,
    smtpSecurity: "starttls",
    imapPort: 993,
    imapSecurity: "tls",
    imapFolder: "INBOX",
    markRead: false,
    markedReplies: true,
  });
});
