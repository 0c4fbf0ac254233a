import type { Actor, Context } from "../../../platform/db/index.ts";
import { identityByValue } from "../../customers/index.ts";
import type { GuestAnswer, MeetingBody } from "../../meetings/contract.ts";
import { bringGuest, makeMeeting, takeAttendance } from "../../meetings/index.ts";
import type { Chance } from "./chance.ts";
import type { DemoCustomer } from "./shop-life.ts";

type InBrand = <T>(at: Date, actor: Actor | null, work: (ctx: Context) => Promise<T>) => Promise<T>;
type Guest = { customer: DemoCustomer; answer: GuestAnswer | null };

const day = 86_400_000;
const usual = {
  place: "",
  link: "https://meet.example/aftab",
  organiser: "سارا فرهمند",
  language: "fa",
  minutes: 60,
} as const;
const past: Omit<MeetingBody, "starts_at"> = {
  ...{ ...usual, kind: "webinar", title: "چیدمان سفرهٔ پاییزی با سفال", seats: null, sign_up: false },
  description: "یک ساعت با طراح مجموعهٔ پاییز: رنگ‌ها، ترکیب‌ها و نگهداری سفال. در پایان به پرسش‌ها پاسخ می‌دهیم.",
};
const next: Omit<MeetingBody, "starts_at"> = {
  ...{ ...usual, kind: "webinar", title: "هدیه‌های یلدا: از انتخاب تا کادوپیچی", seats: 100, sign_up: true },
  description: "چند پیشنهاد برای شب یلدا، با تخفیف کوچکی برای کسانی که می‌آیند.",
};
const visit: Omit<MeetingBody, "starts_at"> = {
  ...{
    ...usual,
    kind: "meeting",
    title: "دیدار با نمایندگی‌ها",
    link: "",
    place: "شعبهٔ ونک، طبقهٔ دوم",
    seats: 20,
    sign_up: false,
  },
  description: "مرور فروش فصل و سفارش‌های زمستان.",
};

/** A webinar of last week with forty guests and who was there, one that is coming, and a visit. */
export async function makeMeetings(
  inBrand: InBrand,
  luck: Chance,
  { customers, now }: { customers: readonly DemoCustomer[]; now: Date },
): Promise<void> {
  const people = customers.filter(({ email, kind }) => email && kind === "person");
  const at = (days: number, hour = 17) => {
    const then = new Date(now.getTime() + days * day);
    // Tehran is three hours and a half ahead.
    return new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth(), then.getUTCDate(), hour - 4, 30));
  };
  await pastWebinar(inBrand, luck, { people: people.slice(0, 40), starts: at(-6), planned: at(-14, 10) });
  const planned = new Date(now.getTime() - 3 * 3_600_000);
  await plan(inBrand, luck, { body: next, people: people.slice(20, 46), starts: at(9), planned });
  await plan(inBrand, luck, { body: visit, people: people.slice(46, 53), starts: at(4, 11), planned });
}

type Plan = { body: Omit<MeetingBody, "starts_at">; people: readonly DemoCustomer[]; starts: Date; planned: Date };

async function plan(inBrand: InBrand, luck: Chance, { body, people, starts, planned }: Plan) {
  const guests = people.map((customer): Guest => ({ customer, answer: answerBy(luck) }));
  const id = await inBrand(planned, null, (ctx) => makeMeeting(ctx, { ...body, starts_at: starts.toISOString() }));
  for (const [place, { customer, answer }] of guests.entries())
    await inBrand(new Date(planned.getTime() + place * 240_000), null, async (ctx) => {
      const identity = await identityByValue(ctx, "email", customer.email!.toLowerCase());
      if (identity) await bringGuest(ctx, id, { identityId: identity.id, answer });
    });
  return { id, guests };
}

function answerBy(luck: Chance): GuestAnswer | null {
  return luck.pick(["yes", "maybe", "no", null] as const, [0.5, 0.12, 0.13, 0.25]);
}

/** Most of those who said yes came, some who said nothing, and two whom nobody knows; as a program's file tells it. */
async function pastWebinar(
  inBrand: InBrand,
  luck: Chance,
  { people, starts, planned }: { people: readonly DemoCustomer[]; starts: Date; planned: Date },
): Promise<void> {
  const { id, guests } = await plan(inBrand, luck, { body: past, people, starts, planned });
  const came = guests.filter(({ answer }) => luck.hits(answer === "yes" ? 0.72 : answer === "maybe" ? 0.4 : 0.08));
  const rows = [...came.map(({ customer }) => [customer.name, customer.email!]), ["نسیم", ""], ["کاربر مهمان ۳", ""]];
  const file = {
    header: ["نام", "ایمیل", "زمان ورود", "زمان خروج"],
    rows: rows.map(([name = "", email = ""], at) => {
      const joined = new Date(starts.getTime() + luck.whole(0, 14) * 60_000);
      const left = new Date(joined.getTime() + luck.whole(18, 55) * 60_000);
      return { row: at + 2, cells: [name, email, joined.toISOString(), left.toISOString()] };
    }),
  };
  await inBrand(new Date(starts.getTime() + 2 * 3_600_000), null, (ctx) => takeAttendance(ctx, id, file, {}));
}
