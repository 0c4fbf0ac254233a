import type { Context } from "../../../platform/db/index.ts";
import { addInboxView, addMacro } from "../../inbox/index.ts";

const macro = { remove_labels: [], snooze_hours: null };
const view = { view: "all" as const, order: "waiting" as const };

/** What agents of a shop have made for themselves after a while: macros, and views of the inbox that all see. */
export async function makeAgentsTools(ctx: Context): Promise<void> {
  await addMacro(ctx, {
    name: "ارسال شد",
    mine: false,
    deeds: {
      ...macro,
      reply: "سلام {{customer.name}} عزیز، سفارش شما امروز تحویل پست شد. کد رهگیری تا فردا پیامک می‌شود.",
      add_labels: ["ارسال"],
      assignee: "me",
      afterwards: "resolve",
    },
  });
  await addMacro(ctx, {
    name: "بررسی مرجوعی",
    mine: false,
    deeds: { ...macro, note: "عکس کالا را ببینیم و به انبار خبر بدهیم.", add_labels: ["مرجوعی"], priority: 1 },
  });
  const views = [
    { name: "بیش از یک ساعت منتظر", filters: { ...view, waiting_over: 60 } },
    { name: "مهم‌ها", filters: { ...view, order: "priority" as const, priority: 1 } },
  ];
  for (const one of views) await addInboxView(ctx, { ...one, shared: true });
}
