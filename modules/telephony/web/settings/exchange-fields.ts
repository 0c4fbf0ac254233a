import type { ExchangeKind } from "../../contract.ts";
import type { fa } from "./messages.fa.ts";

type Words = typeof fa.fields;
/** A field of an exchange's settings. `later`: it has a usual value and is folded away. */
export type ExchangeField = {
  key: keyof Words & string;
  kind: "text" | "secret" | "number" | "switch" | "list";
  needed?: boolean;
  later?: boolean;
  note?: keyof Words & string;
  usual?: string | number | boolean;
};

const usual: ExchangeField[] = [
  { key: "call_back_hours", kind: "number", usual: 4 },
  { key: "survey_key", kind: "text", note: "surveyNote", later: true },
  { key: "recording_base", kind: "text", note: "recordingNote", later: true },
  { key: "recording_hosts", kind: "list", note: "hostsNote", later: true },
  { key: "longest_extension", kind: "number", usual: 5, later: true },
];

/** The fields of each kind of exchange, in their order. */
export const exchangeFields: Record<ExchangeKind, ExchangeField[]> = {
  simotel: [
    ...usual,
    { key: "api_url", kind: "text", later: true },
    { key: "api_user", kind: "text", later: true },
    { key: "api_password", kind: "secret", later: true },
    { key: "api_key", kind: "secret", later: true },
    { key: "context", kind: "text", usual: "main_routing", later: true },
    { key: "trunk", kind: "text", later: true },
    { key: "originate_path", kind: "text", usual: "api/v4/call/originate/act", later: true },
    { key: "hook_user", kind: "text", usual: "hamdel", later: true },
  ],
  asterisk: [
    { key: "host", kind: "text", needed: true },
    { key: "port", kind: "number", usual: 5038 },
    { key: "user", kind: "text", needed: true },
    { key: "password", kind: "secret", needed: true },
    ...usual,
    { key: "tls", kind: "switch", usual: false, later: true },
    { key: "channel", kind: "text", usual: "PJSIP/{extension}", note: "channelNote", later: true },
    { key: "context", kind: "text", usual: "from-internal", later: true },
    { key: "ring_seconds", kind: "number", usual: 30, later: true },
  ],
};

export type FieldValues = Record<string, string | number | boolean | string[]>;

/** What the fields of a form begin with: what is kept, else what is usual. */
export function beginningOf(kind: ExchangeKind, kept: Record<string, unknown> | null): FieldValues {
  const empty = { text: "", secret: "", number: 0, switch: false, list: [] as string[] };
  return Object.fromEntries(
    exchangeFields[kind].map((field) => [
      field.key,
      (kept?.[field.key] ?? field.usual ?? empty[field.kind]) as string | number | boolean | string[],
    ]),
  );
}

/** What is sent of a form: a secret that was not written anew is left out. */
export function settingsOf(kind: ExchangeKind, values: FieldValues): Record<string, unknown> {
  const sent = exchangeFields[kind].filter(({ key, kind: of }) => of !== "secret" || values[key] !== "");
  return Object.fromEntries(sent.map(({ key }) => [key, values[key]]));
}
