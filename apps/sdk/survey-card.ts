import { dress, el } from "../widget/ground/element.ts";
import css from "./survey-card.css?inline";

export type Card = {
  link: string;
  name: string;
  language: "fa" | "en";
  side: "start" | "end";
  /** Within this element of the page; null: a card in the corner. */
  into: Element | null;
  /** The site's public key: only its pages may show the survey within them. */
  key: string;
  closed(): void;
};
export type CardFile = { drawSurvey: typeof drawSurvey };

const words = {
  fa: { close: "بستن نظرسنجی", asks: (name: string) => `نظرسنجی: ${name}` },
  en: { close: "Close the survey", asks: (name: string) => `Survey: ${name}` },
};
/** Milliseconds after which a page that did not come is given up. */
const patience = 15_000;

/**
 * Draws a survey's page within the page, and shows it once it is there: nothing moves before. Resolves to whether it came. The keyboard's
 * focus stays where it is; whoever reads by ear is told. Escape and the button close the card.
 */
export function drawSurvey({ link, name, language, side, into, key, closed }: Card): Promise<boolean> {
  const say = words[language];
  const address = new URL(link);
  address.searchParams.set("embed", key);
  address.searchParams.set("lang", language);
  const frame = el("iframe", { title: say.asks(name), src: address.href, referrerpolicy: "no-referrer" });
  const status = el("p", { class: "heard", role: "status" });
  const close = el("button", { type: "button", class: "close", "aria-label": say.close, click: end });
  close.append("×");
  const label = { "aria-label": say.asks(name), lang: language, dir: language === "fa" ? "rtl" : "ltr" };
  const role = into ? { role: "group", class: "inline" } : { role: "dialog", class: "card", "data-side": side };
  // Until the page has come nobody sees it, and no key reaches it.
  const box = el("section", { ...role, ...label, inert: true }, !into && close, frame);
  const host = document.createElement("hamdel-survey");
  const root = host.attachShadow({ mode: "open" });
  root.append(box, status);
  dress(root, css);
  const listening = new AbortController();
  const { signal } = listening;
  function end(): void {
    listening.abort();
    host.remove();
    closed();
  }
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      end();
      resolve(false);
    }, patience);
    addEventListener("message", ({ source, data }) => heard(source, data), { signal });
    function heard(source: unknown, data: { hamdelSurvey?: { height?: number; close?: boolean } } | null): void {
      const told = source === frame.contentWindow ? data?.hamdelSurvey : undefined;
      if (told?.close && !into) end();
      if (!told?.height) return;
      clearTimeout(late);
      frame.style.height = `${told.height}px`;
      if (!box.hasAttribute("data-shown")) {
        box.setAttribute("data-shown", "");
        box.removeAttribute("inert");
        status.textContent = say.asks(name);
        resolve(true);
      }
    }
    box.addEventListener("keydown", ({ key: pressed }) => pressed === "Escape" && !into && end(), { signal });
    if (into) into.replaceChildren(host);
    else document.body.append(host);
  });
}
