import * as z from "zod";

const number = z
  .string()
  .trim()
  .regex(/^\d{5,20}$/);
const secret = z.string().trim().min(8).max(500);

/** What every account of Meta asks for: the app, how it signs, and the token by which we speak. */
const shared = {
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .transform((text) => text.replace(/\/+$/, ""))
    .default("https://graph.facebook.com"),
  version: z
    .string()
    .regex(/^v\d{2}\.\d$/)
    .default("v21.0"),
  appId: number,
  appSecret: secret,
  /** The app secret before the last change: calls that are signed with it are still ours. */
  appSecretBefore: secret.optional(),
  verifyToken: secret,
  token: z.string().trim().min(20).max(1000),
};

/** Which settings are sealed. */
export const metaSecrets = ["token", "appSecret", "appSecretBefore", "verifyToken"] as const;

/** A number of WhatsApp's Cloud API. */
export const whatsappSettings = z.strictObject({ ...shared, phoneNumberId: number, wabaId: number });
export type WhatsappSettings = z.infer<typeof whatsappSettings>;

/** A Facebook page with its Messenger. */
export const messengerSettings = z.strictObject({ ...shared, pageId: number });
export type MessengerSettings = z.infer<typeof messengerSettings>;

/** A professional Instagram account that is linked to a Facebook page. */
export const instagramSettings = z.strictObject({ ...shared, pageId: number, accountId: number });
export type InstagramSettings = z.infer<typeof instagramSettings>;

/** What the Graph is asked with. */
export type MetaSettings = Omit<MessengerSettings, "pageId">;
