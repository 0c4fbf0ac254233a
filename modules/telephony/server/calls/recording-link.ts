/** Where links of recordings may lead, and where files lie that are named without an address. */
export type RecordingPlaces = { recording_base?: string | undefined; recording_hosts?: string[] | undefined };

/**
 * A call's recording as it may be shown: a link only over http(s) to a host that the exchange's settings name (the base's own is one of them);
 * anything else is text alone.
 */
export function recordingLink(
  text: string,
  { recording_base: base = "", recording_hosts: hosts = [] }: RecordingPlaces,
): { href: string | null; text: string } {
  const url = /^[a-z][a-z\d+.-]*:/i.test(text) ? safeUrl(text) : base ? safeUrl(fileAt(base, text)) : null;
  const allowed = new Set(
    [...hosts, ...(base ? [safeUrl(base)?.hostname ?? ""] : [])].map((host) => host.toLowerCase()),
  );
  const leads = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && allowed.has(url.hostname);
  return { href: leads ? url.href : null, text };
}

/** A file below the base: each part of its path as it is, none that climbs. */
function fileAt(base: string, file: string): string {
  const parts = file.split("/").filter((part) => part !== "" && part !== "." && part !== "..");
  return `${base.replace(/\/+$/, "")}/${parts.map(encodeURIComponent).join("/")}`;
}

function safeUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
