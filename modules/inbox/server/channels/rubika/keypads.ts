import { dataOf, inRows } from "../bots/buttons.ts";
import type { RubikaSettings } from "./rubika-settings.ts";

type Keypad = { rows: { buttons: { id: string; type: "Simple"; button_text: string }[] }[] };

/**
 * Buttons under a text. Where Rubika calls us they hang on the message and a press names it; presses of those are only called in, never
 * told to who asks. Where it is asked they stand in place of the keyboard, once, and a press comes as a message with the button's words.
 */
export function keypadOf({ by }: RubikaSettings, labels: readonly string[]): Record<string, unknown> {
  if (labels.length === 0) return {};
  const buttons = labels.map((label, place) => ({
    id: dataOf(label, place),
    type: "Simple" as const,
    button_text: label,
  }));
  const keypad: Keypad = { rows: inRows(labels, buttons).map((row) => ({ buttons: row })) };
  if (by === "webhook") return { inline_keypad: keypad };
  // Confirm with the provider: its own spelling of "one time".
  return { chat_keypad_type: "New", chat_keypad: { ...keypad, resize_keyboard: true, on_time_keyboard: true } };
}
