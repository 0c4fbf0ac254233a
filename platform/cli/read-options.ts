import { Refusal } from "../errors/index.ts";
import { parseDay } from "../values/index.ts";
import type { CommandLine } from "./index.ts";

type Given = CommandLine["options"];

/** The language of `--language`, English where it is left out. Refuses `option_unread`. */
export function languageOption({ language = "en" }: Given): "fa" | "en" {
  if (language === "fa" || language === "en") return language;
  throw unread("language");
}

/** A day such as `--from 2026-03-21` or `--from 1405/01/01`, as `YYYY-MM-DD`. Refuses `option_unread`. */
export function dayOption(given: Given, name: string): string | undefined {
  const text = given[name];
  if (text === undefined) return undefined;
  const day = parseDay(String(text));
  if (!/^\d/.test(day)) throw unread(name);
  return day;
}

function unread(name: string): Refusal {
  return new Refusal("option_unread", { field: name, values: { names: `--${name}` } });
}
