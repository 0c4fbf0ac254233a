import { expect, test } from "vitest";
import { xlsxBytes } from "../../../../platform/files/index.ts";
import { addUp, nameForm, readMinutes } from "./add-up.ts";
import { guessColumns } from "./columns.ts";
import { readAttendanceFile } from "./read-rows-of-file.ts";

const tehran = "Asia/Tehran";
const read = async (text: string | Buffer) => {
  const file = await readAttendanceFile(Buffer.from(text));
  return addUp(file, guessColumns(file.header), tehran);
};

test.each([
  ["Zoom", ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest"]],
  ["Google Meet", ["Name", "Email", "Duration", "Time joined", "Time exited"]],
  ["Teams", ["Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Role"]],
  ["Adobe Connect", ["Attendee Name", "Attendee Email", "Join Time", "Leave Time"]],
  ["Skyroom", ["نام کاربر", "زمان ورود", "زمان خروج", "مدت حضور"]],
  ["by hand", ["نام و نام خانوادگی", "شماره موبایل", "مدت (دقیقه)"]],
])("the columns of %s are known by their headers", (_program, header) => {
  const found = guessColumns(header);
  expect(found.name).toBe(header.findIndex((one) => /name|نام/i.test(one)));
  expect(Object.keys(found).length).toBeGreaterThanOrEqual(header.length - 1);
});

test.each([
  ["65", 65],
  ["۶۵", 65],
  ["62.4", 62],
  ["1:05:22", 65],
  ["65:22", 65],
  ["1h 5m 22s", 65],
  ["۱ ساعت و ۵ دقیقه", 65],
  ["45 min", 45],
  ["", null],
  ["long", null],
  ["99999999", null],
])("«%s» is %s minutes", (text, minutes) => {
  expect(readMinutes(text)).toBe(minutes);
});

test("rows of one person are one: times that overlap count once, lengths are added", async () => {
  const { people, rejected } = await read(
    [
      "نام;ایمیل;تلفن;زمان ورود;زمان خروج",
      "مینا;Mina@home.example;;1405/09/11 17:00;1405/09/11 17:30",
      "مینا (گوشی);mina@home.example;;1405/09/11 17:20;1405/09/11 18:00",
      "علی;;۰۹۱۲ ۱۱۱ ۲۲۳۳;1405/09/11 17:10;1405/09/11 17:15",
      ";;;1405/09/11 17:10;1405/09/11 17:15",
    ].join("\n"),
  );
  expect(people).toMatchObject([
    { person: "email:mina@home.example", name: "مینا", minutes: 60, joined_at: new Date("2026-12-02T13:30:00Z") },
    { person: "phone:+989121112233", name: "علی", minutes: 5 },
  ]);
  expect(rejected).toEqual([{ row: 5, value: "1405/09/11 17:10 1405/09/11 17:15" }]);
  const sums = await read("Name\tDuration\nAli Karimi\t20\nAli  Karimi (Guest)\t15\nSara\t\n");
  expect(sums.people).toMatchObject([
    { person: "name:ali karimi", minutes: 35, joined_at: null },
    { person: "name:sara", minutes: null },
  ]);
});

test("names are compared in any spelling, without what programs add", () => {
  expect(nameForm("علي كريمی (مهمان)")).toBe(nameForm("علی کریمی"));
  expect(nameForm("ALI-KARIMI")).toBe(nameForm("ali karimi"));
  expect(nameForm("()")).toBe("");
});

test("a heading below some lines is found, workbooks are read, what is no table is refused", async () => {
  const zoom = await readAttendanceFile(
    Buffer.from("Meeting ID,Topic,Start Time\n1,آفتاب,11/25/2026\n\nName,User Email,Duration\nSara,s@x.example,5\n"),
  );
  expect(zoom.header).toEqual(["Name", "User Email", "Duration"]);
  expect(zoom.rows).toHaveLength(1);
  const one = await readAttendanceFile(Buffer.from("نام\nمینا رضایی\nعلی کریمی\n"));
  expect(addUp(one, guessColumns(one.header), tehran).people.map(({ name }) => name)).toEqual([
    "مینا رضایی",
    "علی کریمی",
  ]);
  const utf16 = await read(
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("Name\tEmail\nSara\ts@x.example\n", "utf16le")]),
  );
  expect(utf16.people).toMatchObject([{ email: "s@x.example" }]);
  const look = { rightToLeft: true, sheetName: "حضور" };
  const sheet: Buffer[] = [];
  for await (const part of xlsxBytes(["نام", "ایمیل"], [["سارا", "s@x.example"]], look)) sheet.push(part);
  expect((await read(Buffer.concat(sheet))).people).toMatchObject([{ name: "سارا", email: "s@x.example" }]);
  const spaced = await read("نام کامل\nمینا رضایی\nعلی کریمی\n");
  expect(spaced.people.map(({ name }) => name)).toEqual(["مینا رضایی", "علی کریمی"]);
  await expect(readAttendanceFile(Buffer.from("%PDF-1.7\0\0"))).rejects.toMatchObject({ code: expect.any(String) });
  await expect(readAttendanceFile(Buffer.from(" "))).rejects.toMatchObject({ code: "empty_file" });
});
