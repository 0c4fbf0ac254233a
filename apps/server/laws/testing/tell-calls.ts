import { tellMeetings } from "./tell-meetings.ts";
import type { Ask } from "./two-brands.ts";

type Must = (
  ask: Ask,
  method: string,
  url: string,
  payload?: unknown,
  headers?: Record<string, string>,
) => Promise<{ id: number; hook_password: string; hook_path: string }>;
type Told = { browser: Ask; machine: Ask; phone: string; name: string };

/** Meets them at a meeting, and connects an exchange, which tells of an answered and a missed call of somebody, and of one that still rings; a recording has their name. */
export async function tellCalls(must: Must, at: Told): Promise<void> {
  const { browser, machine, phone, name } = at;
  await tellMeetings(must, at);
  const made = await must(browser, "POST", "/phone-exchanges", { kind: "simotel", name: "مرکز تلفن" });
  const authorization = `Basic ${Buffer.from(`hamdel:${made.hook_password}`).toString("base64")}`;
  const tell = (event: object) =>
    must(machine, "POST", made.hook_path.replace("/api/v1", ""), event, { authorization });
  const record = { event_name: "Cdr", type: "incoming", src: phone, dst: "201", record: `${name}.mp3` };
  await tell({ ...record, unique_id: "p-1", disposition: "ANSWERED", billsec: 20 });
  await tell({ ...record, unique_id: "p-2", disposition: "NO ANSWER" });
  const ringing = { event_name: "NewState", exten: "201", state: "Ringing", direction: "in" };
  await tell({ ...ringing, participant: phone, unique_id: "p-3" });
}
