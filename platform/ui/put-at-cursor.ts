import { flushSync } from "react-dom";

/**
 * Puts a text over what is chosen in a field, or where its cursor stands, and leaves the cursor behind it. `change` sets what the field
 * holds from then on.
 */
export function putAtCursor(field: HTMLTextAreaElement, text: string, change: (whole: string) => void): void {
  const { selectionStart: from, selectionEnd: to, value } = field;
  // At once: whoever types on would else find the cursor set back.
  flushSync(() => change(value.slice(0, from) + text + value.slice(to)));
  field.focus();
  field.setSelectionRange(from + text.length, from + text.length);
}
