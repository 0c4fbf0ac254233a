/** One invitation of a calendar file (RFC 5545). */
export type Invite = { method: string; summary: string; start: string | null; place: string | null };

function value(calendar: string, name: string): string | null {
  const event = /BEGIN:VEVENT([\s\S]*?)(?:END:VEVENT|$)/i.exec(calendar)?.[1] ?? "";
  const found = new RegExp(`^${name}(?:;[^:\\n]*)?:(.*)$`, "im").exec(event)?.[1]?.trim();
  return found ? found.replace(/\\n/gi, " ").replace(/\\([,;\\])/g, "$1") : null;
}

/** What a calendar file is about; null where it holds no event. */
export function readInvite(calendar: string): Invite | null {
  const flat = calendar.slice(0, 200_000).replace(/\r?\n[ \t]/g, "");
  const summary = value(flat, "SUMMARY");
  const stamp = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z)?)?$/.exec(value(flat, "DTSTART") ?? "");
  const [, year, month, day, hour, minute, utc] = stamp ?? [];
  const time = hour ? ` ${hour}:${minute}${utc ? " UTC" : ""}` : "";
  const start = year ? `${year}-${month}-${day}${time}` : null;
  if (summary === null && start === null) return null;
  const method = /^METHOD:(\w+)/im.exec(flat)?.[1]?.toUpperCase() ?? "REQUEST";
  return {
    method,
    summary: (summary ?? "").slice(0, 300),
    start,
    place: value(flat, "LOCATION")?.slice(0, 300) || null,
  };
}

/** The invitation as one line of the letter's text. */
export function inviteLine({ method, summary, start, place }: Invite): string {
  const sign = method === "CANCEL" ? "✗" : method === "REPLY" ? "↩" : "📅";
  return `${sign} ${[summary, start, place].filter(Boolean).join(" · ")}`;
}
