import type * as z from "zod";
import type { gatewaySettings } from "./gateway-settings.ts";

/** A form filled for one provider; key, user and line are the operator's to add. */
export type GatewayPreset = { name: { fa: string; en: string }; settings: z.input<typeof gatewaySettings> };

// Confirm with the provider: the numbers of logical errors, which answer with HTTP 400 and a status of their own.
const smsir: GatewayPreset = {
  name: { fa: "SMS.ir", en: "SMS.ir" },
  settings: {
    baseUrl: "https://api.sms.ir",
    send: {
      method: "POST",
      path: "/v1/send/bulk",
      headers: { "X-API-KEY": "{key}" },
      bodyKind: "json",
      body: '{"lineNumber":"{from:number}","messageText":"{text}","mobiles":["{to}"]}',
    },
    success: { path: "status", equals: "1" },
    messageId: "data.messageIds.0",
    errorPath: "status",
    failures: [
      { status: 401, code: "key_refused" },
      { status: 429, code: "rate_limited", again: 60 },
      { status: 400, code: "request_refused" },
    ],
    hook: { place: "json", from: "mobile", text: "messageText", to: "number", at: "receivedDateTime" },
  },
};

// Confirm with the provider: how calls about received messages look; market documents name only the inbox to be asked.
const ippanel: GatewayPreset = {
  name: { fa: "آی‌پی‌پنل", en: "IPPanel Edge" },
  settings: {
    baseUrl: "https://edge.ippanel.com",
    numbers: "plus",
    send: {
      method: "POST",
      path: "/v1/api/send",
      headers: { Authorization: "{key}" },
      bodyKind: "json",
      body: '{"sending_type":"webservice","from_number":"{from}","message":"{text}","params":{"recipients":["{to}"]}}',
    },
    success: { path: "meta.status", equals: "true" },
    messageId: "data.message_outbox_ids.0",
    errorPath: "meta.message_code",
    failures: [
      { value: "400-1", code: "key_refused" },
      { value: "400-2", code: "request_refused" },
      { status: 401, code: "key_refused" },
      { status: 422, code: "request_refused" },
      { status: 429, code: "rate_limited", again: 60 },
    ],
  },
};

// Confirm with the provider: RetStatus of SendSMS other than 1.
const melipayamak: GatewayPreset = {
  name: { fa: "ملی‌پیامک", en: "Melipayamak" },
  settings: {
    baseUrl: "https://rest.payamak-panel.com",
    send: {
      method: "POST",
      path: "/api/SendSMS/SendSMS",
      bodyKind: "form",
      body: "username={user}&password={key}&to={to}&from={from}&text={text}&isFlash=false",
    },
    success: { path: "RetStatus", equals: "1" },
    messageId: "Value",
    errorPath: "RetStatus",
    failures: [
      { value: "0", code: "key_refused" },
      { value: "2", code: "provider_credit" },
      { value: "3", code: "rate_limited", again: 3600 },
      { value: "4", code: "rate_limited", again: 3600 },
      { value: "5", code: "sender_refused" },
      { value: "6", code: "provider_busy", again: 300 },
      { value: "7", code: "text_refused" },
    ],
    hook: { place: "query", from: "from", text: "body", to: "to" },
  },
};

// Confirm with the provider: StatusCode of refusals, and the call about received messages.
const ghasedak: GatewayPreset = {
  name: { fa: "قاصدک", en: "Ghasedak" },
  settings: {
    baseUrl: "https://gateway.ghasedak.me",
    send: {
      method: "POST",
      path: "/rest/api/v1/WebService/SendBulkSMS",
      headers: { ApiKey: "{key}" },
      bodyKind: "json",
      body: '{"lineNumber":"{from}","message":"{text}","receptors":["{to}"],"clientReferenceId":"{id}","isVoice":false,"udh":false}',
    },
    success: { path: "IsSuccess", equals: "true" },
    errorPath: "StatusCode",
    failures: [
      { value: "401", code: "key_refused" },
      { value: "418", code: "provider_credit" },
      { status: 401, code: "key_refused" },
      { status: 429, code: "rate_limited", again: 60 },
    ],
  },
};

/** Providers whose form is filled already. */
export const presets = { smsir, ippanel, melipayamak, ghasedak };
