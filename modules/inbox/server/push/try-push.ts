import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { brandSettings } from "../../../admin/index.ts";
import type { PushDevice, pushTried } from "../../contract.ts";
import { deviceOf } from "./devices.ts";
import { pushAdapters, pushTools } from "./kinds.ts";
import type { Notice } from "./push-adapter.ts";
import { settingsOfSender } from "./senders.ts";

const bodies = {
  fa: "این یک اعلان آزمایشی است. پاسخ‌های شما به مشتری همین‌طور می‌رسد 🌱",
  en: "This is a trial. Your answers reach customers like this 🌱",
};
const gone = {
  fa: "این دستگاه را سرویس اعلان نمی‌شناسد. شاید برنامه یا اجازهٔ مرورگر برداشته شده است.",
  en: "The push service does not know this device. The app, or the browser's permission, may have been removed.",
};

/** Prepares a trial to a device that is not kept; gives what sends it, with no transaction open. Refuses `push_off` and `invalid`. */
export async function tryPush(ctx: Context, house: House, given: PushDevice) {
  const device = deviceOf(given);
  const adapter = pushAdapters[given.kind];
  const settings = await settingsOfSender(ctx, house.config.secretKey, given.kind);
  if (settings === null) throw new Refusal("push_off", "kind");
  const { name: title } = await brandSettings(ctx);
  const notice: Notice = {
    tag: "hamdel-trial",
    title,
    body: bodies[given.language],
    language: given.language,
    image: null,
    url: null,
    later: "",
    conversation: 0,
    message: 0,
    actions: [],
    lasts: 600,
  };
  return async (language: "fa" | "en"): Promise<z.infer<typeof pushTried>> => {
    const outcome = await adapter.send(settings, device, notice, pushTools(house));
    if (outcome.state === "sent") return { ok: true, code: null, text: null };
    if (outcome.state === "gone") return { ok: false, code: "gone", text: gone[language] };
    return { ok: false, code: outcome.code, text: adapter.problems[outcome.code]?.[language] ?? null };
  };
}
