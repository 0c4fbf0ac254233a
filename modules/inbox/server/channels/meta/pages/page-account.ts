import type { InstagramSettings, MessengerSettings } from "../meta-settings.ts";

/** What differs between the two that live on a page. */
export type PageKind = "messenger" | "instagram";

export type PageAccount = {
  kind: PageKind;
  settings: MessengerSettings;
  /** Whose id events carry: the page's, or the Instagram account's. */
  id: string;
};

/** A page's Messenger as the deeds of both take it. */
export function messengerAccount(settings: MessengerSettings): PageAccount {
  return { kind: "messenger", settings, id: settings.pageId };
}

/** An Instagram account, as the same. */
export function instagramAccount(settings: InstagramSettings): PageAccount {
  return { kind: "instagram", settings, id: settings.accountId };
}
