import type { ChannelField } from "./channel-kinds.ts";

const text = (key: string, label: ChannelField["label"], note?: ChannelField["label"]): ChannelField => ({
  key,
  label,
  kind: "text",
  needed: true,
  ...(note && { note }),
});

/** What every account of Meta asks for around the ids of its own. */
function metaFields(...ids: ChannelField[]): ChannelField[] {
  return [
    ...ids,
    { key: "token", label: "metaToken", kind: "secret", needed: true, note: "metaTokenNote" },
    text("appId", "appId"),
    { key: "appSecret", label: "appSecret", kind: "secret", needed: true, note: "appSecretNote" },
    { key: "verifyToken", label: "verifyToken", kind: "secret", needed: true, note: "verifyTokenNote" },
    { key: "appSecretBefore", label: "appSecretBefore", kind: "secret", more: true, note: "appSecretBeforeNote" },
    { key: "version", label: "graphVersion", kind: "text", more: true, begin: "v21.0" },
    { key: "baseUrl", label: "baseUrl", kind: "text", more: true, note: "baseUrlNote" },
  ];
}

const page = text("pageId", "pageId");

/** What Meta's channels ask for when they are connected. */
export const metaKinds = {
  whatsapp: metaFields(text("phoneNumberId", "phoneNumberId", "phoneNumberIdNote"), text("wabaId", "wabaId")),
  instagram: metaFields(page, text("accountId", "instagramId", "instagramIdNote")),
  messenger: metaFields(page),
};
