import * as z from "zod";
import { oneLine } from "../admin/contract.ts";

const id = z.coerce.number().int().positive();
export const idParams = z.object({ id });
export const partParams = z.object({ id, part: id });
export const made = z.object({ id: z.number() });

export const meetingKinds = ["meeting", "webinar"] as const;
export type MeetingKind = (typeof meetingKinds)[number];
export const guestAnswers = ["yes", "maybe", "no"] as const;
export type GuestAnswer = (typeof guestAnswers)[number];
export const guestWays = ["invited", "signed_up", "came"] as const;
export type GuestWay = (typeof guestWays)[number];

const short = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u);
const link = short(500).refine((text) => text === "" || (URL.canParse(text) && new URL(text).protocol === "https:"));

/** What is written of a meeting; it has a place, a link, or both. */
export const meetingBody = z
  .object({
    kind: z.enum(meetingKinds),
    title: oneLine(150),
    description: z.string().trim().max(4000),
    starts_at: z.iso.datetime({ offset: true }),
    minutes: z.number().int().min(5).max(1440),
    place: short(200),
    link: link.describe("Where it is joined: https"),
    organiser: short(100).describe("As guests read it; empty for the brand's name"),
    language: z.enum(["fa", "en"]),
    seats: z.number().int().min(1).max(100_000).nullable(),
    sign_up: z.boolean().describe("Whether anybody may sign up on its public page"),
  })
  .refine(({ place, link }) => place !== "" || link !== "", { path: ["link"] });
export type MeetingBody = z.infer<typeof meetingBody>;

/** A share with its 95 % interval (Wilson), as fractions. */
const share = z.object({ of: z.number(), share: z.number(), low: z.number(), high: z.number() }).nullable();
export type Share = z.infer<typeof share>;

/** Customers, each counted once. `expected` were invited or signed up; shares are null before anybody's attendance is known. */
export const meetingNumbers = z.object({
  invited: z.number(),
  signed_up: z.number(),
  yes: z.number(),
  maybe: z.number(),
  no: z.number(),
  unanswered: z.number(),
  attended: z.number(),
  no_shows: z.number().describe("Said yes and were not there; 0 before attendance is known"),
  waiting: z.number().describe("Letters that have not gone out yet"),
  left_out: z.number(),
  strangers: z.number().describe("Persons of attendance files who are no guests, not decided on yet"),
  came_of_expected: share,
  came_of_yes: share,
});
export type MeetingNumbers = z.infer<typeof meetingNumbers>;

export const meetingRow = z.object({
  ...meetingBody.shape,
  id: z.number(),
  ends_at: z.string(),
  cancelled_at: z.string().nullable(),
  sign_up_address: z.string().nullable(),
  numbers: meetingNumbers,
});
export type MeetingRow = z.infer<typeof meetingRow>;
export const meetingQuery = z.object({
  when: z.enum(["coming", "past"]).default("coming"),
  after: z.coerce.number().int().min(0).max(1_000_000).default(0).describe("`next` of the page before"),
});
export const meetingList = z.object({ rows: z.array(meetingRow), next: z.number().nullable() });
export const cancellation = z.object({ cancelled: z.boolean() });
export const cancellationResult = z.object({
  inviting: z.boolean().describe("Taken back: invitations that had stopped go on"),
});

/** Who is invited: a group, or customers by their ids. */
export const inviteBody = z.object({
  audience: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("segment"), segment: z.number().int().positive() }),
    z.object({ kind: z.literal("ids"), ids: z.array(z.number().int().positive()).min(1).max(1000) }),
  ]),
});
export type InviteBody = z.infer<typeof inviteBody>;
export const inviteForecast = z.object({
  audience: z.number(),
  invited: z.number(),
  already: z.number().describe("Guests of this meeting before"),
  left_out: z.record(z.string(), z.number()).describe("By reason"),
});
export type InviteForecast = z.infer<typeof inviteForecast>;

export const guestViews = ["all", "yes", "maybe", "no", "unanswered", "attended", "no_show"] as const;
export type GuestView = (typeof guestViews)[number];
export const guestQuery = z.object({ view: z.enum(guestViews).default("all"), after: id.optional() });
const person = z.object({ id: z.number(), name: z.string().nullable() });
export const guestRow = z.object({
  id: z.number(),
  customer: person.nullable().describe("Null where the person was erased"),
  way: z.enum(guestWays),
  answer: z.enum(guestAnswers).nullable(),
  answered_at: z.string().nullable(),
  attended: z.boolean(),
  minutes: z.number().nullable(),
  letter: z.object({ state: z.string(), reason: z.string().nullable() }).nullable().describe("The last one"),
});
export type GuestRow = z.infer<typeof guestRow>;
export const guestList = z.object({ rows: z.array(guestRow), next: z.number().nullable() });
export const leftOutQuery = z.object({ after: id.optional() });
export const leftOutList = z.object({
  rows: z.array(z.object({ customer: person, reason: z.string(), until: z.string().nullable() })),
  next: z.number().nullable(),
});

/** What a column of an attendance file may mean. */
export const attendanceFields = ["name", "email", "phone", "joined", "left", "minutes"] as const;
export type AttendanceField = (typeof attendanceFields)[number];
export const attendancePreview = z.object({
  columns: z.array(
    z.object({ header: z.string(), samples: z.array(z.string()), field: z.enum(attendanceFields).nullable() }),
  ),
});
export type AttendancePreview = z.infer<typeof attendancePreview>;
const column = z.coerce.number().int().min(0).max(500).optional();
/** Which column is which, counted from 0; all left out: by the headers. */
export const attendanceColumns = z.object({
  name: column,
  email: column,
  phone: column,
  joined: column,
  left: column,
  minutes: column,
});
export type AttendanceColumns = z.infer<typeof attendanceColumns>;
export const attendanceResult = z.object({
  people: z.number(),
  matched: z.number(),
  strangers: z.number(),
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  erased: z.number().describe("Who asked to be forgotten: passed over"),
  rejected: z.array(z.object({ row: z.number(), value: z.string() })).describe("Rows that name nobody"),
});
export type AttendanceResult = z.infer<typeof attendanceResult>;

export const strangerRow = z.object({
  id: z.number(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  minutes: z.number().nullable(),
  passed_over: z.boolean(),
});
export type StrangerRow = z.infer<typeof strangerRow>;
export const strangerList = z.object({ rows: z.array(strangerRow) });
export const strangerChoice = z.object({ as: z.enum(["customer", "nobody", "undecided"]) });
