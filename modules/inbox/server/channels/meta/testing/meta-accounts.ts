import type { ChannelAdapter } from "../../channel-adapter.ts";
import type { GraphKind } from "../../fakes/fake-graph-calls.ts";
import { metaApp, metaIds } from "../../fakes/meta-app.ts";
import { instagram, messenger } from "../pages/pages.ts";
import { whatsapp } from "../whatsapp/whatsapp.ts";

const { appId, appSecret, verifyToken, token } = metaApp;
const app = { appId, appSecret, verifyToken, token };
const { phoneNumberId, wabaId, pageId, accountId } = metaIds;

/** The settings with which the fake Graph is spoken to. */
export const metaAccounts: Record<GraphKind, Record<string, string>> = {
  whatsapp: { ...app, phoneNumberId, wabaId },
  instagram: { ...app, pageId, accountId },
  messenger: { ...app, pageId },
};

/** The three adapters by their kind. */
export const metaAdapters: Record<GraphKind, ChannelAdapter> = {
  whatsapp: whatsapp as unknown as ChannelAdapter,
  instagram: instagram as unknown as ChannelAdapter,
  messenger: messenger as unknown as ChannelAdapter,
};
