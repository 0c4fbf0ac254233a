import type { ChannelAdapter } from "../channel-adapter.ts";
import { countParts } from "../sms/count-parts.ts";
import { type GatewaySettings, gatewaySettings } from "./gateway-settings.ts";
import { genericSmsProblems } from "./problems.ts";
import { readGatewayCall } from "./receive-gateway.ts";
import { sendGateway } from "./send-gateway.ts";

/** SMS through any gateway that a form can describe; presets.ts fills the form for four of them. */
export const genericSms: ChannelAdapter<GatewaySettings> = {
  kind: "generic_sms",
  channel: "sms",
  settings: gatewaySettings,
  secrets: ["key", "hookSecret"],
  problems: genericSmsProblems,
  limits: ({ line, partLength, most }) => ({
    attachments: false,
    most,
    parts: (text) => countParts(text, { advertising: line === "advertising", partLength }),
  }),
  idempotent: false,
  // A form describes no question that costs nothing: only a message to oneself shows whether it is right.
  test: async () => ({ ok: true, note: "not_tested" }),
  send: sendGateway,
  readHook: readGatewayCall,
  // Melipayamak wants to read OK; nobody minds it.
  hookAnswer: { contentType: "text/plain", body: "OK" },
};
