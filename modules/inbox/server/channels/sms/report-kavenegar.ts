import * as z from "zod";
import type { ChannelTools, DeliveryReport } from "../channel-adapter.ts";
import { askKavenegar } from "./call-kavenegar.ts";
import type { KavenegarSettings } from "./kavenegar-settings.ts";

const entry = z.object({ messageid: z.union([z.number().int(), z.string()]), status: z.coerce.number().int() });

/** The most ids of one question. */
const mostIds = 500;

type State = Pick<DeliveryReport, "state" | "code">;

// 1 and 2 wait; 100 is a number it does not know, or one older than 48 hours: neither says anything new.
const states: Record<number, State> = {
  4: { state: "sent" },
  5: { state: "sent" },
  6: { state: "failed", code: "provider_failed" },
  10: { state: "delivered" },
  11: { state: "failed", code: "undelivered" },
  13: { state: "failed", code: "cancelled" },
  // Refunded. The number blocks this line: it belongs on the line's suppression list.
  14: { state: "failed", code: "blocked" },
};

/** What became of messages sent within the last 48 hours, 500 a call; what is still under way is left out. */
export async function reportKavenegar(
  settings: KavenegarSettings,
  externalIds: readonly string[],
  tools: ChannelTools,
): Promise<DeliveryReport[]> {
  const reports: DeliveryReport[] = [];
  for (let from = 0; from < externalIds.length; from += mostIds) {
    const values = { messageid: externalIds.slice(from, from + mostIds).join(",") };
    for (const { messageid, status } of await askKavenegar(settings, { method: "sms/status", values, entry }, tools)) {
      const known = states[status];
      if (known) reports.push({ externalId: String(messageid), ...known, at: tools.now });
    }
  }
  return reports;
}
