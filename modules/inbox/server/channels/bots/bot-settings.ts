import * as z from "zod";

/** The two messengers that speak Telegram's bot interface. */
export type BotKind = "telegram" | "bale";

const baseUrls: Record<BotKind, string> = { telegram: "https://api.telegram.org", bale: "https://tapi.bale.ai" };

/** One bot. */
export function botSettings(kind: BotKind) {
  return z.strictObject({
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .transform((text) => text.replace(/\/+$/, ""))
      .default(baseUrls[kind]),
    /** As the messenger's BotFather gives it. */
    token: z
      .string()
      .trim()
      .regex(/^\d{3,20}:[\w-]{10,120}$/),
    /** Whether the messenger calls us or is asked again and again; the hook's routes change it, as the messenger has to be told. */
    by: z.enum(["webhook", "polling"]).default("polling"),
    /** Whether what is said in groups of which the bot is a member is listened to. */
    groups: z.boolean().default(false),
  });
}
export type BotSettings = z.infer<ReturnType<typeof botSettings>>;
