type Made = (path: string, payload: object) => Promise<{ id: number }>;

/** Channels of a brand of each sort, and something published in one; nothing of them is reached. */
export async function channelIds(made: Made, mark: string) {
  const baseUrl = "http://127.0.0.1:9";
  const connect = async (kind: string, settings: object) =>
    (await made("/channels", { kind, name: mark, settings })).id;
  const channel = await connect("kavenegar", { apiKey: "0123456789", sender: "10004346", baseUrl });
  const bot = await connect("bale", { token: "12345:AAAAAAAAAAAAAAAA" });
  const mailbox = await connect("email", { address: `${mark}@shop.invalid`, smtpHost: "mail.shop.invalid" });
  const account = await connect("eitaa", { token: "bot4242:AAAAAAAAAAAAAAAA", chat: "a_channel", baseUrl });
  const client_id = "0b6cf2a4-2f9d-4c53-9a55-0f9d1c2e7a11";
  const { id: post } = await made("/posts", { account, text: mark, client_id, send_at: "2031-01-01T08:00:00Z" });
  return { channel, bot, mailbox, post };
}
