import type { metaSteps as fa } from "./meta-steps.fa.ts";

const app = [
  "At developers.facebook.com make an app of the type Business and link it to your business in Meta Business.",
  "Under “App settings → Basic” copy the App ID and the App Secret and put them here.",
];
const live = "Switch the app from Development to Live; until then only you and your testers get messages.";
const reach =
  "This server must reach graph.facebook.com; otherwise put the address of a proxy of your own under “More”.";
const tested = "Press “Test”: token, permissions and secret are checked, and the app is subscribed to what happens.";

/** What to do in Meta's console, step by step, in English. */
export const metaSteps: typeof fa = {
  whatsapp: [
    ...app,
    "Add the product WhatsApp. Under “API Setup” register the business number and verify it by code; it must not be in use in the WhatsApp app. Copy the Phone number ID and the WhatsApp Business Account ID from the same page.",
    "Under “Business settings → System users” make a user, give them the app and the WhatsApp account, and take a token that does not expire with whatsapp_business_messaging and whatsapp_business_management.",
    "After connecting you see an address. Under “WhatsApp → Configuration” put it into Callback URL and the verify token into Verify token, press Verify and save, and subscribe to the field messages.",
    tested,
    "Make templates in “WhatsApp Manager → Message templates”. Once Meta approves them they show while you answer; after 24 hours only templates go out.",
    "Add a payment method in WhatsApp Manager; templates cost money.",
    live,
    reach,
  ],
  instagram: [
    ...app,
    "Make the Instagram account professional (Business or Creator) and link it to a Facebook page. In the Instagram app, in the settings of messages, turn on “Allow access to messages”.",
    "With the Graph API Explorer or a system user take a token of that page with instagram_basic, instagram_manage_messages, instagram_manage_comments and pages_manage_metadata. Copy the page's ID and the Instagram account's ID too.",
    "After connecting you see an address. Under “Webhooks → Instagram” put it into Callback URL and the verify token into Verify token, and subscribe to messages, messaging_postbacks, message_reactions, messaging_seen, messaging_referral and comments.",
    tested,
    "For answers of people within seven days ask for Human Agent in App Review; to serve all customers, for advanced access of the same permissions.",
    live,
    reach,
  ],
  messenger: [
    ...app,
    "Add the product Messenger and connect your Facebook page; copy the page's ID.",
    "Take a token of that page with pages_messaging, pages_manage_metadata, pages_read_engagement and pages_manage_engagement; one of a system user does not expire.",
    "After connecting you see an address. Under “Webhooks → Page” put it into Callback URL and the verify token into Verify token. The fields (messages, messaging_postbacks, message_echoes, message_deliveries, message_reads, feed) are subscribed by “Test”.",
    tested,
    "For answers of people within seven days ask for Human Agent in App Review.",
    live,
    reach,
  ],
};
