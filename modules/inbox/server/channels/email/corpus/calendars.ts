import type { LetterCase } from "./letter-case.ts";
import { headOf, qp } from "./letter-head.ts";
import { filePart, multipart, textPart } from "./mime.ts";
import { six } from "./world.ts";

const [narges, , , james] = six;
const raw = (text: string) => Buffer.from(text, "latin1");
const invite = (method: string, summary: string) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:${method}\r\nBEGIN:VTIMEZONE\r\nTZID:Iran\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Iran:20260315T140000\r\nSUMMARY:${summary}\r\nLOCATION:سالن ۲\\, طبقهٔ سوم\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

/** Letters that invite to something. */
export const calendarCases = (): LetterCase[] => [
  {
    name: "an Outlook invitation",
    conversation: null,
    fresh: "جلسهٔ معرفی",
    files: ["file-1.ics"],
    raw: raw(
      headOf(james.address, "c1", "جلسه") +
        multipart("alternative", "cal1", [
          textPart("text/plain", "سلام، می‌بینمتان.", qp),
          textPart("text/html", "<p>سلام، می‌بینمتان.</p>", qp),
          textPart(
            "text/calendar",
            invite("REQUEST", "جلسهٔ معرفی"),
            { charset: "utf-8", encoding: "base64" },
            "; method=REQUEST",
          ),
        ]),
    ),
  },
  {
    name: "an invitation alone",
    conversation: null,
    fresh: "بازدید از فروشگاه · 2026-03-15 14:00 · سالن ۲, طبقهٔ سوم",
    files: ["file-1.ics"],
    raw: raw(
      headOf("hoda@cal.example", "c2", "دعوت") +
        textPart("text/calendar", invite("REQUEST", "بازدید از\r\n  فروشگاه"), { charset: "utf-8", encoding: "8bit" }),
    ),
  },
  {
    name: "Google's invitation with a file",
    conversation: null,
    fresh: "Tasting",
    files: ["invite.ics"],
    raw: raw(
      headOf("joe@cal.example", "c3", "Invitation: Tasting") +
        multipart("mixed", "cal3", [
          multipart("alternative", "cal3a", [textPart("text/plain", "You have been invited.", qp)]),
          filePart("application/ics", "invite.ics", Buffer.from(invite("REQUEST", "Tasting"))),
        ]),
    ),
  },
  {
    name: "a cancelled meeting",
    conversation: narges.id,
    fresh: "✗ تحویل حضوری",
    files: ["file-1.ics"],
    raw: raw(
      headOf(narges.address, "c4", "لغو", `In-Reply-To: ${narges.ours}\r\n`) +
        multipart("mixed", "cal4", [
          textPart("text/plain", "نمی‌توانم بیایم.", qp),
          textPart("text/calendar", invite("CANCEL", "تحویل حضوری"), { charset: "utf-8", encoding: "base64" }),
        ]),
    ),
  },
];
