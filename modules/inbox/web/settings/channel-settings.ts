import type { ChannelAccount } from "../../contract.ts";
import type { ChannelField } from "./channel-kinds.ts";

type Json = ChannelAccount["settings"][string];
type Settings = Record<string, Json>;

/** The texts of a form's fields, from settings or from how each begins; secrets are always empty. */
export function fieldTexts(fields: readonly ChannelField[], settings: Settings | null): Record<string, string> {
  return Object.fromEntries(
    fields.map((field) => {
      const kept = settings && field.kind !== "secret" ? at(settings, field.key) : undefined;
      return [
        field.key,
        kept === undefined || kept === null ? String(settings ? "" : (field.begin ?? "")) : written(kept),
      ];
    }),
  );
}

/**
 * Settings made of a form over those that were kept. An empty secret is left out, so that the kept one stays; other empty fields are too,
 * and a part of which nothing is left. Throws a SyntaxError for JSON that is none.
 */
export function settingsOf(
  fields: readonly ChannelField[],
  texts: Record<string, string>,
  kept: Settings | null,
): Settings {
  const settings: Settings = structuredClone(kept ?? {});
  for (const field of fields) {
    const text = (texts[field.key] ?? "").trim();
    const [first = "", second] = field.key.split(".");
    const value = text === "" ? undefined : read(field, text);
    const place = second ? { ...(settings[first] as Settings | null | undefined) } : settings;
    if (value === undefined) delete place[second ?? first];
    else place[second ?? first] = value;
    if (second) settings[first] = place;
  }
  for (const [name, value] of Object.entries(settings)) if (isEmpty(value)) delete settings[name];
  // How received messages look is said whole or not at all.
  const hook = settings["hook"] as Settings | undefined;
  if (hook && !hook["place"]) delete settings["hook"];
  return settings;
}

/** Which fields hold JSON that is none. */
export function brokenFields(fields: readonly ChannelField[], texts: Record<string, string>): string[] {
  return fields.filter((field) => field.kind === "json" && !isJson(texts[field.key] ?? "")).map(({ key }) => key);
}

function read({ kind, numeric }: ChannelField, text: string): Json {
  if (kind === "number" || numeric) return Number(text);
  if (kind === "flag") return text === "true";
  if (kind === "json") return JSON.parse(text);
  if (kind === "words") return list(text);
  if (kind === "numbers") return list(text).map(Number);
  return text;
}

const list = (text: string) => text.split(/[\s,،]+/).filter(Boolean);

function written(value: Json): string {
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) return value.join(", ");
  return typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
}

function isJson(text: string): boolean {
  if (text.trim() === "") return true;
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

function isEmpty(value: Json | undefined): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

function at(settings: Settings, key: string): Json | undefined {
  const [first = "", second] = key.split(".");
  const found = settings[first];
  return second ? (found as Settings | null | undefined)?.[second] : found;
}
