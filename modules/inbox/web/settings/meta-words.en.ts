import type { metaFa } from "./meta-words.fa.ts";

/** Words of setting up Meta's channels, in English. */
export const metaEn: typeof metaFa = {
  kinds: { whatsapp: "WhatsApp", instagram: "Instagram", messenger: "Facebook Messenger" },
  kindNotes: {
    whatsapp: "With Meta's Cloud API; templates and the 24-hour window",
    instagram: "Direct messages and comments of a professional account",
    messenger: "Messages and comments of a Facebook page",
  },
  fields: {
    metaToken: "Access token",
    metaTokenNote: "A permanent one; a token for trying stops after a day",
    appId: "App ID",
    appSecret: "App secret",
    appSecretNote: "By it we know that a call is Meta's",
    appSecretBefore: "App secret before",
    appSecretBeforeNote: "While the secret changes, so that no call is lost; afterwards write the new one here too",
    verifyToken: "Verify token",
    verifyTokenNote: "Of your own, 8 characters at least; you write the same in Meta's console",
    phoneNumberId: "Phone number ID",
    phoneNumberIdNote: "Not the number itself; it stands under WhatsApp, API Setup",
    wabaId: "WhatsApp Business Account ID",
    pageId: "Facebook page ID",
    instagramId: "Instagram account ID",
    instagramIdNote: "The number of the professional account (IG User ID), not its name",
    graphVersion: "Graph version",
  },
};
