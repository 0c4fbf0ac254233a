import { el, fill } from "../ground/element.ts";
import type { Contact } from "../talk/calls.ts";
import { drawContactForm } from "./contact-form.ts";
import type { drawElsewhere } from "./elsewhere.ts";
import type { Words } from "./write-times.ts";

/** The sheet on which somebody leaves how they are reached; it stands in place of the talk until it is done. */
export function contactSheet(
  main: HTMLElement,
  words: Words,
  leave: (contact: Contact) => Promise<unknown>,
  done: () => void,
  elsewhere: ReturnType<typeof drawElsewhere>,
) {
  const sheet = el("div", { class: "sheet", hidden: true });
  let before: HTMLElement | null = null;
  function show(): void {
    if (!sheet.hidden) return;
    const { title, note, submit } = words.contact;
    const fields = ["name", "phone", "email"] as const;
    const send = async (given: Contact) => {
      await leave(given);
      hide();
      done();
    };
    const form = drawContactForm({ fields, all: false, title, note, submit, leave: send, back: hide }, words);
    before = (main.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
    fill(sheet, form, elsewhere.box);
    void elsewhere.renew();
    sheet.hidden = false;
    main.hidden = true;
    form.querySelector("input")?.focus();
  }
  /** Goes back to the talk; false where it is there already. */
  function hide(): boolean {
    if (sheet.hidden) return false;
    sheet.hidden = true;
    main.hidden = false;
    fill(sheet);
    before?.focus();
    return true;
  }
  return { sheet, show, hide };
}
