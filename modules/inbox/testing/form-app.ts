import { createHash } from "node:crypto";
import type { House } from "../../../platform/house/module.ts";
import type { FormSettings } from "../contract.ts";
import { inboxApp } from "./inbox-app.ts";

const settings: Partial<FormSettings> & { language: "fa" } = {
  language: "fa",
  fields: [
    { is: "name", required: false },
    { is: "email", required: false },
    { is: "phone", required: false },
    { is: "subject", required: false },
    { is: "order", required: false },
    { is: "message", required: true },
    {
      is: "own",
      key: "city",
      label: { fa: "شهر", en: "City" },
      type: "choice",
      options: ["تهران", "یزد"],
      required: false,
    },
    { is: "file", required: false },
  ],
};

type Answers = Record<string, string>;

/** The inbox with a contact form that asks for everything, filled in plainly and by its script. */
export async function formApp(house: House, more: object = {}) {
  const house_ = await inboxApp(house);
  const body = { name: "تماس با ما", settings: { ...settings, ...more } };
  const form = (await house_.boss.ask({ method: "POST", url: "/api/v1/contact-forms", payload: body })).body;
  const { app } = house_;
  const plain = (answers: Answers, headers: Record<string, string> = {}) =>
    app.inject({
      method: "POST",
      url: `/f/${form.key}`,
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      payload: new URLSearchParams(answers).toString(),
    });
  /** What the script of the form does, its work included. */
  const challenge = async () => {
    const asked = (await app.inject(`/api/v1/form/challenge?key=${form.key}`)).json();
    let solution = 0;
    while (Math.clz32(hash(`${asked.challenge}.${solution}`)) < asked.bits) solution++;
    return { challenge: asked.challenge as string, solution: String(solution) };
  };
  const send = (answers: Answers) =>
    app.inject({
      method: "POST",
      url: `/api/v1/form?key=${form.key}`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: new URLSearchParams(answers).toString(),
    });
  const list = async (view = "all") =>
    (await house_.boss.ask(`/api/v1/conversations?view=${view}&order=newest`)).body.rows;
  const messages = async (id: number) => (await house_.boss.ask(`/api/v1/conversations/${id}/messages`)).body.messages;
  return { ...house_, form, plain, challenge, send, list, messages };
}

function hash(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0);
}
