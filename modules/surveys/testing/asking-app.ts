import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import { system, withBrand } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { given } from "../../admin/testing.ts";
import { usualContactRules } from "../../customers/contract.ts";
import { resolvePeople } from "../../customers/index.ts";
import { lettersOut } from "../../inbox/testing/inbox-app.ts";
import { sourceId } from "../../intake/index.ts";
import { tendAsking } from "../server/ask/tend-asking.ts";
import { surveysApp, workOff } from "./surveys-app.ts";

const letters = "ا ب پ ت ث ج چ ح خ د".split(" ");

/** Surveys with an SMS line that a test can read and write, without quiet hours: a story must end the same at whatever hour it is told. */
export async function askingApp(house: House, owner: Pool) {
  const made = await surveysApp(house);
  const { api, brand, app } = made;
  const rules = (quietHours: { from: string; to: string } | null) =>
    api.put("/contact-rules", { ...usualContactRules, quietHours });
  await rules(null);
  const channel = await api.post("/channels", { kind: "pigeon", name: "خط پیامک", settings: { loft: "بام" } });
  const hook = channel.body.hook_path as string;
  lettersOut.length = 0;
  /** Customers with a phone each; the last with a colleague's e-mail address where that is asked for. */
  async function customers(count: number, { staffEmail = false } = {}): Promise<number[]> {
    const staff = staffEmail ? await given.user(house, { brand, role: "agent", name: "همکار" }) : null;
    const on = { brandId: brand.id, actor: system("test"), now: house.clock() };
    const people = await withBrand(house.database.app, on, async (ctx) => {
      const source = await sourceId(ctx, "shop");
      return resolvePeople(
        ctx,
        Array.from({ length: count }, (_, at) => ({
          sourceId: source,
          name: `مشتری ${letters[at]}`,
          identities: [
            { type: "phone" as const, value: `+98912000000${at + 1}` },
            ...(staff && at + 1 === count ? [{ type: "email" as const, value: staff.email }] : []),
          ],
          createdAt: house.clock(),
        })),
      );
    });
    return people.map((person) => person!.customerId);
  }
  return {
    ...made,
    customers,
    out: () => lettersOut,
    work: () => workOff(house, owner),
    tend: () => tendAsking(house),
    quiet: rules,
    consent: (id: number, granted: boolean) =>
      api.post(`/customers/${id}/consents`, { channel: "sms", purpose: "survey", granted }),
    /** What a customer writes by SMS. */
    write: (from: string, text: string) =>
      app.inject({
        method: "POST",
        url: hook,
        payload: {
          messages: [
            {
              externalId: randomUUID(),
              from: { type: "phone", value: from },
              name: null,
              at: house.clock().toISOString(),
              text,
            },
          ],
        },
      }),
  };
}
