import type { Pool } from "pg";
import { system, withBrand } from "../../../platform/db/index.ts";
import type { House, Module } from "../../../platform/house/module.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { given, signedIn, testApp } from "../../admin/testing.ts";
import { module as branches } from "../../branches/module.ts";
import { module as catalog } from "../../catalog/module.ts";
import { usualContactRules } from "../../customers/contract.ts";
import { module as customers } from "../../customers/module.ts";
import { module as inbox } from "../../inbox/module.ts";
import { module as knowledge } from "../../knowledge/module.ts";
import { module as timeline } from "../../timeline/module.ts";
import { botSettings, type Does } from "../contract.ts";
import { module as bot } from "../module.ts";
import { trainDraft } from "../server/model/train-draft.ts";
import { visitorsOf } from "./visitors.ts";

export const modules: readonly Module[] = [customers, timeline, catalog, inbox, knowledge, branches, bot];

/** Works off what waits, brought forward by the test's clock. */
export async function workOff(house: House, owner: Pool): Promise<void> {
  await owner.query(
    "update graphile_worker._private_jobs set run_at = now() where task_id in (select id from graphile_worker._private_tasks where identifier <> 'end-quiet-bot-conversation')",
  );
  await runDueJobs(house, modules);
}

const answered = (fa: string): Does => ({ do: "answer", answer: { fa, en: "" }, buttons: [] });
/** Intents of a small shop, as people ask for them. */
export const shopIntents: { title: string; does: Does; examples: string[] }[] = [
  {
    title: "هزینهٔ ارسال",
    does: answered("ارسال برای خریدهای بالای پانصد هزار تومان رایگان است."),
    examples: [
      "هزینه ارسال چقدره",
      "پول پست چند میشه",
      "ارسالتون رایگانه؟",
      "کرایه ارسال به شهرستان چقدر میشه",
      "هزینه پست با کیه",
      "برای ارسال باید پول بدم؟",
      "ارسال رایگان دارید",
      "چقدر پول پیک میگیرید",
    ],
  },
  {
    title: "ساعت کار",
    does: answered("شنبه تا چهارشنبه از ۹ تا ۱۷ هستیم."),
    examples: [
      "ساعت کاریتون چیه",
      "تا کی بازید",
      "جمعه ها هم باز هستید؟",
      "چه ساعتی تعطیل میکنید",
      "از کی تا کی کار میکنید",
      "ساعت باز بودن فروشگاه",
      "امروز بازید؟",
      "پنجشنبه ها هستید",
    ],
  },
  {
    title: "مرجوع کردن کالا",
    does: answered("تا هفت روز می‌توانید کالا را پس بدهید."),
    examples: [
      "میخوام پسش بدم",
      "چطوری مرجوع کنم",
      "شرایط مرجوعی چیه",
      "کالا رو پس میگیرید؟",
      "میشه پس فرستاد",
      "جنس رو نمیخوام برگردونم",
      "تا چند روز میشه مرجوع کرد",
      "پس دادن کالا",
    ],
  },
  {
    title: "روش پرداخت",
    does: answered("با کارت بانکی و در محل می‌توانید بپردازید."),
    examples: [
      "چطوری پول بدم",
      "پرداخت در محل دارید",
      "قسطی هم میفروشید",
      "با چه کارتی میشه پرداخت کرد",
      "درگاه پرداخت چیه",
      "میشه کارت به کارت کنم",
      "پرداخت اینترنتی",
      "اقساط دارید",
    ],
  },
  {
    title: "پیگیری سفارش",
    does: { do: "order_status" },
    examples: [
      "سفارشم کجاست",
      "سفارشم نیومده چیکار کنم",
      "بسته م کی میرسه",
      "پیگیری سفارش",
      "سفارشمو ارسال کردید؟",
      "کد رهگیری میخوام",
      "چرا سفارشم نرسیده",
      "وضعیت سفارش من",
    ],
  },
  {
    title: "همکاری و عمده",
    does: { do: "hand_over", team: null },
    examples: [
      "خرید عمده",
      "میخوام نمایندگی بگیرم",
      "قیمت همکار",
      "فروش عمده دارید",
      "همکاری در فروش",
      "عمده فروشی میکنید",
      "نماینده شما بشم",
      "برای مغازه میخوام تعداد بالا",
    ],
  },
];
const none = [
  "هوا چطوره",
  "کی رییس جمهوره",
  "یه جوک بگو",
  "نتیجه بازی پرسپولیس",
  "قیمت دلار",
  "معنی زندگی چیست",
  "فیلم خوب معرفی کن",
  "پایتخت فرانسه کجاست",
];

/** A brand whose bot answers in the chat of its site, with a few intents that are live. */
export async function botApp(house: House, more: object = {}) {
  const app = await testApp(house, [...modules]);
  const brand = await given.brand(house);
  const owner = await given.user(house, { brand, name: "سارا" });
  const agent = await given.user(house, { brand, name: "بهرام", role: "agent" });
  const boss = await signedIn(app, brand, owner);
  const desk = await signedIn(app, brand, agent);
  const put = (url: string, payload: object) => boss.ask({ method: "PUT", url: `/api/v1${url}`, payload });
  const post = (url: string, payload: object = {}) => boss.ask({ method: "POST", url: `/api/v1${url}`, payload });
  await put("/contact-rules", { ...usualContactRules, quietHours: null });
  await post("/sites", { name: "سایت", domains: [] });
  const site = (await boss.ask("/api/v1/sites")).body.rows[0] as { id: number; key: string };
  const chat = (await boss.ask(`/api/v1/sites/${site.id}/chat`)).body;
  await put(`/sites/${site.id}/chat`, { ...chat, on: true });
  for (const intent of shopIntents) await post("/bot/intents", intent);
  for (const text of none) await post("/bot/none-examples", { text });
  const run = jobRun(house, brand.id);
  await trainDraft(run);
  await post("/bot/releases");
  await put("/bot/settings", { ...botSettings.parse({ channels: ["chat", "sms"] }), ...more });
  return { app, brand, owner, agent, boss, desk, put, post, site, run, ...visitorsOf(app, site.key) };
}

/** A job's hands, for calling one directly. */
export function jobRun(house: House, brandId: number) {
  const actor = system("test");
  return {
    house,
    brandId,
    actor,
    write: <T>(work: Parameters<typeof withBrand<T>>[2]) =>
      withBrand(house.database.app, { brandId, actor, now: house.clock() }, work),
    read: <T>(work: Parameters<typeof withBrand<T>>[2]) =>
      withBrand(house.database.app, { brandId, actor, now: house.clock(), readOnly: true }, work),
  };
}
