import type { ChannelAccount } from "../../contract.ts";
import type { ChannelField } from "./channel-kinds.ts";

type Json = ChannelAccount["settings"][string];
type Settings = Record<string, Json>;

/** The texts of a form's fields, from settings or from how each begins; secrets are always empty. */
export function fieldTexts(fields: readonly ChannelField[], settings: Settings | null): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ key, kind, begin }) => {
      const kept = settings && kind !== "secret" ? at(settings, key) : undefined;
      return [key, String(kept ?? (settings ? "" : (begin ?? "")))];
    }),
  );
}

/** Settings made of a form over those that were kept. An empty secret is left out, so that the kept one stays; other empty fields are too. */
export function settingsOf(
  fields: readonly ChannelField[],
  texts: Record<string, string>,
  kept: Settings | null,
): Settings {
  const settings: Settings = structuredClone(kept ?? {});
  for (const { key, kind } of fields) {
    const text = (texts[key] ?? "").trim();
    const [first = "", second] = key.split(".");
    const value = text === "" ? undefined : kind === "number" ? Number(text) : text;
    const place = second ? { ...(settings[first] as Settings | undefined) } : settings;
    if (value === undefined) delete place[second ?? first];
    else place[second ?? first] = value;
    if (second) settings[first] = place;
  }
  return settings;
}

function at(settings: Settings, key: string): Json | undefined {
  const [first = "", second] = key.split(".");
  const found = settings[first];
  return second ? (found as Settings | undefined)?.[second] : found;
}
