import { randomUUID } from "node:crypto";
import type { Actor, Context } from "../../../platform/db/index.ts";
import { addCallOutcome, addCallScript, makeForm, receiveMessage } from "../../inbox/index.ts";
import { logInteractionOfSomebody } from "../../timeline/index.ts";

type InBrand = <T>(at: Date, actor: Actor | null, work: (ctx: Context) => Promise<T>) => Promise<T>;

const hour = 3_600_000;
const scripts = [
  {
    title: "پیگیری سفارش",
    what: "call" as const,
    steps: [
      "سلام کنید و بگویید از خانهٔ آفتاب تماس گرفته‌اید.",
      "شمارهٔ سفارش را بپرسید و وضعیتش را بگویید.",
      "بپرسید سالم رسیده است.",
      "اگر چیزی کم بود، قول و زمانش را همان‌جا ثبت کنید.",
    ],
  },
  {
    title: "جلسه با نمایندگی",
    what: "meeting" as const,
    steps: ["موجودی را مرور کنید.", "از فروش ماه گذشته بپرسید.", "قرار بعدی را بگذارید."],
  },
];

/** A contact form with what was sent by it lately, scripts of calls, and two calls logged by hand, one of which began a conversation. Gives the form. */
export async function makeFormsAndCalls(inBrand: InBrand, now: Date, owner: string): Promise<number> {
  const agent: Actor = { kind: "user", id: owner, name: "", role: "owner", permissions: ["inbox.write"] };
  const ago = (hours: number) => new Date(now.getTime() - hours * hour);
  const form = await inBrand(ago(400), agent, async (ctx) => {
    for (const script of scripts) await addCallScript(ctx, script);
    await addCallOutcome(ctx, "در جلسه بود");
    return makeForm(ctx, {
      name: "تماس با ما",
      team: null,
      settings: {
        on: true,
        language: "fa",
        colour: "#0e8f8a",
        title: "برایمان بنویسید",
        intro: "معمولاً همان روز پاسخ می‌دهیم.",
        button: "",
        thanks: "",
        consent: "می‌پذیرم که برای پاسخ با من تماس بگیرید.",
        domains: [],
        thanks_url: "",
        fields: [
          { is: "name", required: true },
          { is: "phone", required: true },
          { is: "email", required: false },
          { is: "order", required: false },
          { is: "message", required: true },
          { is: "file", required: false },
        ],
      },
    });
  });
  await inBrand(ago(3), null, (ctx) => sendForm(ctx, form.id));
  const calls = [
    { phone: "09120004411", name: "مینا کاظمی", hours: 26, outcome: "no_answer", direction: "out" as const, text: "" },
    { phone: "09120004412", name: "حسین رادمهر", hours: 2, outcome: "call_back", direction: "in" as const, text: talk },
  ];
  for (const { hours, ...call } of calls) {
    const asks = call.outcome === "call_back";
    await inBrand(ago(hours), agent, (ctx) =>
      logInteractionOfSomebody(ctx, {
        what: "call",
        ...call,
        ...(asks && {
          duration_seconds: 240,
          follow: { conversation: true, call_back: { at: new Date(now.getTime() + 20 * hour).toISOString() } },
        }),
      }),
    );
  }
  return form.id;
}

const talk = "دو قاب آینهٔ هم‌اندازه می‌خواهد و پرسید تا آخر هفته می‌رسد یا نه.";

async function sendForm(ctx: Context, formId: number): Promise<void> {
  await receiveMessage(ctx, {
    source: `form:${formId}`,
    externalId: randomUUID(),
    identities: [{ type: "phone", value: "+989120004413", shown: "0912 000 4413" }],
    name: "شیرین نادری",
    channel: "form",
    accountId: null,
    teamId: null,
    at: ctx.now,
    text: "سلام، لیوان‌هایی که فرستادید یکی‌شان لب‌پریده بود. چطور عوضش کنم؟",
    meta: {
      form: {
        id: formId,
        name: "شیرین نادری",
        page: "https://khaneh-aftab.example/contact",
        answers: [{ field: "order", label: "", text: "A-20418" }],
        left: [{ type: "phone", shown: "0912 000 4413", customer: null }],
      },
    },
    ownThread: true,
  });
}
