import type { ChatWelcome } from "../../../modules/inbox/contract.ts";
import { groundOf, readableOn, readColour, writeColour } from "../ground/colour.ts";
import { dress, el, fill, icon } from "../ground/element.ts";
import { chat, cross, down } from "../ground/icons.ts";
import css from "./launcher.css?inline";
import { words } from "./words.ts";

/** The page's grounds on which the brand's colour is written: what the panel's own sheet uses, light and dark. */
const grounds = { light: "#ffffff", dark: "#1b1917" };

function colours(brand: string): string {
  const colour = readColour(brand);
  const { ground, text } = groundOf(colour);
  const accent = (ground: string) => writeColour(readableOn(readColour(ground), colour));
  return `:host{--brand:${writeColour(ground)};--on-brand:${writeColour(text)};--accent:${accent(grounds.light)}}
@media (prefers-color-scheme:dark){:host{--accent:${accent(grounds.dark)}}}`;
}

/** The font of the site, so that the chat speaks with its voice; browsers' own serif is nobody's choice. */
function font(): string {
  const family = getComputedStyle(document.body).fontFamily;
  const chosen = family && !/^("?times|serif)/i.test(family) ? `${family.replace(/[{};]/g, "")},` : "";
  return `:host{--font:Vazirmatn,${chosen}system-ui,"Segoe UI",Tahoma,sans-serif}`;
}

/** The round button in the corner, its count, and a bubble of words beside it, in a shadow of their own. */
export function drawLauncher(welcome: ChatWelcome, language: "fa" | "en", pressed: () => void) {
  const say = words[language];
  const host = el("hamdel-chat" as "div");
  const root = host.attachShadow({ mode: "open" });
  dress(root, colours(welcome.colour) + font() + css);
  const count = el("span", { class: "count", "aria-hidden": "true", hidden: true });
  const button = el("button", { class: "launcher", type: "button", "aria-expanded": "false", click: pressed });
  fill(button, icon(chat, "icon closed"), icon(down, "icon opened"), count);
  const bubble = el("div", { class: "bubble", role: "status" });
  const corner = el("div", {
    class: `corner ${welcome.position}`,
    dir: language === "fa" ? "rtl" : "ltr",
    lang: language,
  });
  corner.append(bubble, button);
  root.append(corner);
  document.body.append(host);
  label(0);

  function label(unread: number): void {
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-label", open ? say.close : unread > 0 ? say.unread(unread) : say.open);
    count.hidden = unread === 0 || open;
    count.textContent = unread > 99 ? "+99" : unread.toLocaleString(language === "fa" ? "fa-IR" : "en");
  }
  return {
    root,
    button,
    label,
    opened(open: boolean, unread: number): void {
      button.setAttribute("aria-expanded", String(open));
      label(unread);
    },
    busy: (busy: boolean) => button.toggleAttribute("data-busy", busy),
    /** Shows words beside the button; `undefined` takes them away. */
    tell(text?: string, dismissed?: () => void): void {
      fill(bubble);
      if (!text) return;
      const close = el("button", { class: "dismiss", type: "button", "aria-label": say.dismiss });
      close.append(icon(cross));
      close.addEventListener("click", () => {
        fill(bubble);
        dismissed?.();
        button.focus();
      });
      fill(bubble, el("button", { class: "words", type: "button", click: pressed }, text), close);
    },
  };
}
export type Launcher = ReturnType<typeof drawLauncher>;
