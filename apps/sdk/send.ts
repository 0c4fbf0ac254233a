import type { SiteReport } from "../../modules/timeline/contract.ts";

/** done: the server has it · wrong: it never will · later: try again. */
export type Sent = "done" | "wrong" | "later";

const path = "/api/v1/site/events";

/** Sends a report as plain text, which needs no question to the server beforehand. */
export async function send(host: string, report: SiteReport): Promise<Sent> {
  try {
    const response = await fetch(host + path, {
      method: "POST",
      body: JSON.stringify(report),
      headers: { "content-type": "text/plain" },
      credentials: "omit",
      keepalive: true,
    });
    if (response.ok) return "done";
    return response.status === 429 || response.status >= 500 ? "later" : "wrong";
  } catch {
    return "later";
  }
}

/** Hands a report to the browser while the page goes away; whether it arrived is not known. */
export function sendOnLeaving(host: string, report: SiteReport): void {
  navigator.sendBeacon(host + path, JSON.stringify(report));
}
