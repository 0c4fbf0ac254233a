import { readForm } from "./calls.ts";
import { drawForm } from "./draw-form.ts";

/**
 * The contact form of a site: `<script src="https://cx.example.com/form.js" data-form="hf_…" defer></script>` draws it where the line
 * stands, or into the element that `data-into` names by a selector.
 */
const tag = document.currentScript as HTMLScriptElement | null;
const { form: key, host, into } = tag?.dataset ?? {};
if (tag && key) {
  const place = { key, host: (host ?? new URL(tag.src).origin).replace(/\/+$/, "") };
  const at = document.createElement("div");
  if (into) document.querySelector(into)?.append(at);
  else tag.after(at);
  readForm(place).then((shown) => (shown ? drawForm(at, place, shown) : at.remove()));
}
