import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

const problem = (title: string, text: (what: string) => string) => ({ title, text });

export const en: Words<typeof fa> = {
  title: "Language model",
  note: "The assistant is complete without one. Switched on, a model words the answers of articles from those articles and cites them; numbers and e-mails of customers are taken out before anything is sent.",
  on: "Answer with a language model",
  onNote: "Passages of articles and the customer's question are sent to the address below.",
  baseUrl: "Address of the service",
  baseUrlNote: "Any service that speaks as OpenAI's does; it mostly ends in /v1.",
  badUrl: "The address has to begin with http:// or https://.",
  model: "Model",
  modelNote: "As the service writes it.",
  key: "Key",
  keyNote: "It is kept encrypted and not shown again.",
  keySet: "It is set; write a new one to change it.",
  keyGoes: "It goes when you save.",
  removeKey: "Remove the key",
  keepKey: "Keep the key",
  timeout: "Longest wait (seconds)",
  timeoutNote: "After that the assistant answers by itself.",
  budget: "Tokens a month",
  used: (count) => `${count} tokens were used this month. Beyond the limit the assistant answers by itself.`,
  unfinished: "Write the address and the model.",
  test: "Test connection",
  testNote: "One harmless question is sent; nothing need be saved first.",
  works: (seconds) => `It works; it took ${seconds} s`,
  said: (text) => `The model said: “${text}”`,
  saidNothing: "The model answered, but with nothing. Another model may do better.",
  detail: "The service said:",
  noKey: problem("The service wants a key", () => "Write the key that the service gave you."),
  problems: {
    no_address: problem("The address is not right", () => "Write the whole address of the service."),
    no_model: problem("No model is named", () => "Write the model as the service does."),
    address_refused: problem(
      "This address is in a private network",
      () =>
        "Nothing is sent to private addresses, for safety. If the service is in your own network, the server's operator names it in HAMDEL_ALLOW_PRIVATE.",
    ),
    unreachable: problem(
      "The service was not reached",
      () => "Look at the address, and make sure that the service runs and this server may reach it.",
    ),
    too_slow: problem(
      "The service is too slow",
      (seconds) => `There was no answer after ${seconds} seconds. Allow more time or choose a faster model.`,
    ),
    wrong_key: problem(
      "The service did not accept the key",
      () => "Write the key again; it may be revoked, or belong elsewhere.",
    ),
    unknown_model: problem(
      "The service does not know this model",
      (name) => `Compare “${name}” with the service's list of models.`,
    ),
    no_quota: problem("The service's quota is used up", () => "Look at the account's credit, or test again later."),
    wrong_address: problem(
      "There is no model at this address",
      () => "Something answered, but not from this address. It may have to end in /v1.",
    ),
    refused: problem("The service refused the question", () => "It says itself why."),
    server_failed: problem(
      "The service failed",
      () => "The connection is fine, but the service has a problem of its own. Test again later.",
    ),
    strange_answer: problem(
      "The answer could not be read",
      () => "Something answered, but not as OpenAI does. Look at the address again.",
    ),
  },
};
