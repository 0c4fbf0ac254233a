import { el, fill } from "../ground/element.ts";
import type { Contact } from "../talk/calls.ts";
import { type Field, readContact } from "./read-contact.ts";
import type { Words } from "./write-times.ts";

/** Hours until a call is asked for, beside the words of `times`; 0 asks for no time. */
const hours = [0, 1, 3, 24];
const kinds = {
  name: { type: "text", autocomplete: "name" },
  phone: { type: "tel", autocomplete: "tel", dir: "ltr", inputmode: "tel" },
  email: { type: "email", autocomplete: "email", dir: "ltr", inputmode: "email" },
};
const longest = { name: 120, phone: 60, email: 320 };

export type ContactWish = {
  fields: readonly Field[];
  /** Whether each field is needed; otherwise a phone or an e-mail is. */
  all: boolean;
  title: string;
  note?: string;
  submit: string;
  leave(contact: Contact): Promise<unknown>;
  back?(): void;
};

let drawn = 0;

/** A form that takes a name, a phone, an e-mail, and (where not all are needed) whether and until when to call. */
export function drawContactForm(wish: ContactWish, words: Words): HTMLFormElement {
  const say = words.contact;
  const number = ++drawn;
  const inputs = new Map<Field, { input: HTMLInputElement; problem: HTMLElement }>();
  const rows = wish.fields.map((field) => {
    const id = `${field}-${number}`;
    const input = el("input", { id, ...kinds[field], maxlength: longest[field], "aria-describedby": `${id}-problem` });
    const problem = el("p", { id: `${id}-problem`, class: "problem" });
    inputs.set(field, { input, problem });
    return el("div", { class: "field" }, el("label", { for: id }, say[field]), input, problem);
  });
  const callBack = el("input", { type: "checkbox", id: `call-${number}`, change: () => showTimes() });
  const by = el("select", { id: `by-${number}` });
  fill(by, ...say.times.map((time, at) => el("option", { value: hours[at] }, time)));
  const times = el("div", { class: "field", hidden: true }, el("label", { for: by.id }, say.by), by);
  const showTimes = () => {
    times.hidden = !callBack.checked;
  };
  const failed = el("p", { class: "problem", role: "alert" });
  const submit = el("button", { class: "primary", type: "submit" }, wish.submit);
  const form = el("form", { class: "contact", novalidate: true, submit: send });
  fill(
    form,
    el("h3", {}, wish.title),
    wish.note && el("p", { class: "dim" }, wish.note),
    ...rows,
    !wish.all && el("label", { class: "choice", for: callBack.id }, callBack, say.callBack),
    !wish.all && times,
    failed,
    el(
      "div",
      { class: "deeds" },
      submit,
      wish.back && el("button", { class: "quiet", type: "button", click: wish.back }, say.back),
    ),
  );

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    const written = Object.fromEntries([...inputs].map(([field, { input }]) => [field, input.value]));
    const read = readContact(written, { all: wish.all, callBack: callBack.checked });
    const wrong = "wrong" in read ? read.wrong : {};
    for (const [field, { input, problem }] of inputs) {
      const found = wrong[field];
      problem.textContent = found ? say[found] : "";
      input.setAttribute("aria-invalid", String(Boolean(found)));
    }
    failed.textContent = "";
    if ("wrong" in read) {
      inputs.get(Object.keys(wrong)[0] as Field)?.input.focus();
      return;
    }
    const until = Number(by.value) && new Date(Date.now() + Number(by.value) * 3_600_000).toISOString();
    const call = callBack.checked && { call_back: true, ...(until && { by: until }) };
    submit.disabled = true;
    await wish.leave({ ...read.contact, ...call }).catch(() => {
      failed.textContent = say.failed;
    });
    submit.disabled = false;
  }
  return form;
}
