/** How guests answer, as calendars say it (RFC 5545, 3.2.12). */
const standings = { yes: "ACCEPTED", maybe: "TENTATIVE", no: "DECLINED" } as const;

export type CalendarPerson = { name: string; email: string };

/** One event as a calendar program is told of it. */
export type CalendarEvent = {
  /** `PUBLISH` asks for no answer: for whoever takes the file from a page without an address of theirs. */
  method: "REQUEST" | "CANCEL" | "PUBLISH";
  uid: string;
  sequence: number;
  stamp: Date;
  start: Date;
  minutes: number;
  title: string;
  description: string;
  place: string;
  url: string;
  organiser: CalendarPerson | null;
  attendee: (CalendarPerson & { answer: keyof typeof standings | null }) | null;
  /** So many minutes before it begins the program reminds. */
  reminder: number;
};

/** The text of an `.ics` file (RFC 5545): CRLF, times in UTC, lines of at most 75 octets. */
export function writeCalendar(event: CalendarEvent): string {
  const { method, start, minutes } = event;
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hamdel//Meetings//EN", "CALSCALE:GREGORIAN", `METHOD:${method}`],
    ...["BEGIN:VEVENT", `UID:${escaped(event.uid)}`, `SEQUENCE:${event.sequence}`, `DTSTAMP:${utc(event.stamp)}`],
    ...[`DTSTART:${utc(start)}`, `DTEND:${utc(new Date(start.getTime() + minutes * 60_000))}`],
    `SUMMARY:${escaped(event.title)}`,
    ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
    ...(event.place ? [`LOCATION:${escaped(event.place)}`] : []),
    ...(event.url ? [`URL:${event.url.replace(/[\p{Cc}\s]/gu, "")}`] : []),
    ...people(event),
    `STATUS:${method === "CANCEL" ? "CANCELLED" : "CONFIRMED"}`,
    ...(method === "CANCEL" ? [] : reminder(event)),
    ...["END:VEVENT", "END:VCALENDAR"],
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

function people({ method, organiser, attendee }: CalendarEvent): string[] {
  const lines = organiser ? [`ORGANIZER;CN=${quoted(organiser.name)}:mailto:${organiser.email}`] : [];
  if (!attendee || method === "PUBLISH") return lines;
  const standing = attendee.answer ? standings[attendee.answer] : "NEEDS-ACTION";
  const asks = method === "CANCEL" ? "" : ";RSVP=TRUE";
  return [
    ...lines,
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${standing}${asks};CN=${quoted(attendee.name)}:mailto:${attendee.email}`,
  ];
}

function reminder({ title, reminder: minutes }: CalendarEvent): string[] {
  return ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`, `TRIGGER:-PT${minutes}M`, "END:VALARM"];
}

/** `20261127T103000Z`. */
function utc(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d{3}/g, "");
}

/** A TEXT value (3.3.11); control characters that no line may hold are left out. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");
}

/** A parameter in quotes (3.2), which can hold neither a quote nor a line's end. */
function quoted(text: string): string {
  return `"${text
    .toWellFormed()
    .replace(/"/g, "'")
    .replace(/\p{Cc}/gu, " ")}"`;
}

const most = 75;

/** A line in pieces of at most 75 octets, no character broken; each piece after the first begins with a space (3.1). */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > most) {
      pieces.push(piece);
      piece = " ";
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join("\r\n");
}
