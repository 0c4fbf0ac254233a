import type { Ask } from "./two-brands.ts";

type Must = (
  ask: Ask,
  method: string,
  url: string,
  payload?: unknown,
  headers?: Record<string, string>,
) => Promise<{ id: number }>;

/** Plans a meeting and tells by a file that somebody was there, who is nobody's guest. */
export async function tellMeetings(
  must: Must,
  { browser, machine, phone, name }: { browser: Ask; machine: Ask; phone: string; name: string },
): Promise<void> {
  const { id } = await must(browser, "POST", "/meetings", {
    ...{
      kind: "meeting",
      title: "دیدار",
      description: "",
      starts_at: "2035-05-05T08:00:00Z",
      minutes: 60,
      place: "دفتر",
    },
    ...{ link: "", organiser: "", language: "fa", seats: null, sign_up: false },
  });
  const file = `name,phone,minutes\n${name},${phone},20\n`;
  await must(machine, "POST", `/meetings/${id}/attendance`, file, { "content-type": "text/csv" });
}
