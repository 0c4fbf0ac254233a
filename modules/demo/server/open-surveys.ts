import type { Actor, Context } from "../../../platform/db/index.ts";
import { keepReport, keepWatch } from "../../insights/index.ts";
import { appRule, siteRule } from "../../surveys/contract.ts";
import { changeAppAsking, changeSiteAsking, makeSurvey, publishSurvey, takeResponses } from "../../surveys/index.ts";
import { demoSource } from "./settle-people.ts";
import type { DemoResponse } from "./survey-life.ts";
import { demoSurveys } from "./survey-words.fa.ts";

type InBrand = <T>(at: Date, actor: Actor | null, work: (ctx: Context) => Promise<T>) => Promise<T>;

const halfYear = 185 * 86_400_000;

/** Whoever has looked at a product for a while is asked about it. */
const onProductPages = siteRule.parse({
  where: ["/product/*"],
  when: { kind: "seconds", seconds: 25 },
  share: 0.3,
  again_days: 120,
});

/** Half of those who use the shop's app are asked in it when their order has arrived. */
const whenItArrived = appRule.parse({ events: ["order_delivered"], share: 0.5, again_days: 90 });

/** Makes the demo's surveys, live since half a year, and takes in what was answered, some hundred in a transaction. */
export async function openSurveys(inBrand: InBrand, responses: readonly DemoResponse[], now: Date): Promise<void> {
  await inBrand(new Date(now.getTime() - halfYear), null, async (ctx) => {
    for (const survey of demoSurveys) {
      await makeSurvey(ctx, survey);
      await publishSurvey(ctx, survey.key);
    }
    await changeSiteAsking(ctx, "product", { rule: onProductPages, on: true });
    await changeAppAsking(ctx, "nps", { rule: whenItArrived, on: true });
  });
  await inBrand(now, null, setUpReports);
  for (const { key } of demoSurveys) {
    const bodies = responses.filter(({ survey }) => survey === key).map(({ body }) => body);
    for (let from = 0; from < bodies.length; from += 500)
      await inBrand(now, null, (ctx) => takeResponses(ctx, key, bodies.slice(from, from + 500), demoSource));
  }
}

/** What the owner gets by mail: a report each Saturday, and word when loyalty or satisfaction moves. */
async function setUpReports(ctx: Context): Promise<void> {
  const shared = { survey: null, language: "fa", recipients: ["demo@example.com"] } as const;
  const when = { every: "week", weekday: 6, hour: 8 } as const;
  const recipients = [...shared.recipients];
  await keepReport(ctx, {
    ...shared,
    ...when,
    recipients,
    name: "گزارش هفتگی نظر مشتریان",
    by: "channel",
    format: "pdf",
  });
  await keepWatch(ctx, { ...shared, recipients, metric: "nps", days: 28 });
  await keepWatch(ctx, { ...shared, recipients, metric: "csat", days: 28 });
}
