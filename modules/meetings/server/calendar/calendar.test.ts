import fc from "fast-check";
import { expect, test } from "vitest";
import { readCalendarAnswer } from "./read-calendar-answer.ts";
import { type CalendarEvent, writeCalendar } from "./write-calendar.ts";

const event: CalendarEvent = {
  ...{ method: "REQUEST", uid: "abc@hamdel", sequence: 3, stamp: new Date("2026-11-25T09:00:00Z") },
  ...{ start: new Date("2026-12-02T09:00:00Z"), minutes: 90, title: "آشنایی", description: "", place: "", url: "" },
  ...{ organiser: null, attendee: null, reminder: 30 },
};

/** As RFC 5545 reads a text back: unfolded, and its escapes undone. */
function textIn(calendar: string, name: string): string | undefined {
  const lines = calendar.replace(/\r\n[ \t]/g, "").split("\r\n");
  const found = lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);
  return found?.replace(/\\([\\;,nN])/g, (_, sign) => (/n/i.test(sign) ? "\n" : sign));
}

const wild = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom("آ", "‌", "😀", "👨‍👩‍👧", "\\", ";", ",", "\n", "\r\n", ":", '"', " ", "a", "\t"),
    maxLength: 300,
  }),
  // Some take U+2028 for the end of a line; a calendar does not.
  fc.constantFrom(
    "\u2028LOCATION:elsewhere\u2029",
    "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:other",
    "\nATTENDEE:mailto:x@y.example",
    "😀".repeat(100),
  ),
);
/** What a text is after it was made fit for a line of text: line ends are one, other control characters are left out. */
const plain = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "");

test("any text comes back from the file as it went in, no line has more than 75 octets, and none is forged", () => {
  fc.assert(
    fc.property(wild, wild, wild, wild, (title, description, place, name) => {
      const attendee = { name, email: "guest@home.example", answer: null };
      const text = writeCalendar({ ...event, title, description, place, attendee });
      expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
      const lines = text.slice(0, -2).split("\r\n");
      for (const line of lines) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        // A broken character would come back as another.
        expect(Buffer.from(line).toString()).toBe(line);
        expect(line).not.toMatch(/[\r\n]/);
      }
      expect(lines.filter((line) => line.startsWith("BEGIN:VEVENT"))).toHaveLength(1);
      expect(lines.filter((line) => /^ATTENDEE/.test(line))).toHaveLength(1);
      expect(textIn(text, "SUMMARY")).toBe(plain(title));
      if (plain(description)) expect(textIn(text, "DESCRIPTION")).toBe(plain(description));
      if (plain(place)) expect(textIn(text, "LOCATION")).toBe(plain(place));
    }),
    { numRuns: 300 },
  );
});

test("an event says when, who, and what it asks; a cancellation asks nothing and reminds of nothing", () => {
  const organiser = { name: 'فروشگاه "آفتاب"', email: "events@shop.example" };
  const attendee = { name: "مینا", email: "mina@home.example", answer: "maybe" as const };
  const asked = writeCalendar({ ...event, organiser, attendee }).replace(/\r\n /g, "");
  expect(asked.split("\r\n")).toEqual(
    expect.arrayContaining([
      ...["METHOD:REQUEST", "UID:abc@hamdel", "SEQUENCE:3", "DTSTAMP:20261125T090000Z", "DTSTART:20261202T090000Z"],
      ...["DTEND:20261202T103000Z", "STATUS:CONFIRMED", "TRIGGER:-PT30M"],
      `ORGANIZER;CN="فروشگاه 'آفتاب'":mailto:events@shop.example`,
      'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=TENTATIVE;RSVP=TRUE;CN="مینا":mailto:mina@home.example',
    ]),
  );
  const off = writeCalendar({ ...event, method: "CANCEL", organiser, attendee });
  expect(off).toContain("STATUS:CANCELLED");
  expect(off).not.toMatch(/VALARM|RSVP/);
  expect(writeCalendar({ ...event, method: "PUBLISH", attendee })).not.toContain("ATTENDEE");
});

test("a calendar's answer is read, folded or not; anything else is none", () => {
  const reply = (lines: string) =>
    `BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:abc@hamdel\r\n${lines}\r\nEND:VEVENT\r\nEND:VCALENDAR`;
  expect(readCalendarAnswer(reply("ATTENDEE;PARTSTAT=ACCEPTED;CN=Mina:MAILTO:Mina@Home.example"))).toEqual({
    ...{ uid: "abc@hamdel", email: "mina@home.example", answer: "yes" },
  });
  expect(readCalendarAnswer(reply('ATTENDEE;CN="x";PARTSTA\r\n T=DECLINED:mailto:a@b.example'))?.answer).toBe("no");
  for (const wrong of ["", reply("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:a@b.example"), reply(""), writeCalendar(event)])
    expect(readCalendarAnswer(wrong)).toBeNull();
  const two = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example";
  expect(readCalendarAnswer(reply(`${two}\r\n${two}`))).toBeNull();
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void readCalendarAnswer(reply(text))));
});
