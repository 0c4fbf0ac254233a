import { Refusal } from "../../../platform/errors/index.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import * as contract from "../contract.ts";
import { previewAttendance } from "./attendance/preview.ts";
import { readAttendanceFile } from "./attendance/read-rows-of-file.ts";
import { decideOnStranger, listStrangers } from "./attendance/strangers.ts";
import { takeAttendance } from "./attendance/take-attendance.ts";
import { findMeeting } from "./plan/meeting-rows.ts";

const read = { permission: "meetings.read" };
const write = { permission: "meetings.write" };
const tags = ["meetings"];
const params = contract.idParams;

/** Files of attendance; the bodies are bytes. A meeting is looked up before its file is read. */
export function attendanceFileRoutes(app: HttpApp): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, async (_request: unknown, body: Buffer) => body);
  const bodyLimit = 5 * 1024 * 1024;
  app.post(
    "/api/v1/meetings/:id/attendance-previews",
    {
      bodyLimit,
      schema: {
        summary: "Look at the columns of an attendance file",
        ...{ params, response: { 200: contract.attendancePreview }, tags },
      },
      config: write,
    },
    async (request) => {
      await request.ask((ctx) => findMeeting(ctx, { id: request.params.id }));
      return previewAttendance(await readAttendanceFile(bytesOf(request.body)));
    },
  );
  app.post(
    "/api/v1/meetings/:id/attendance",
    {
      bodyLimit,
      schema: {
        summary: "Take in who was there; the same file again changes nothing",
        ...{ params, querystring: contract.attendanceColumns, response: { 200: contract.attendanceResult }, tags },
      },
      config: write,
    },
    async (request) => {
      await request.ask((ctx) => findMeeting(ctx, { id: request.params.id }));
      const file = await readAttendanceFile(bytesOf(request.body));
      return request.command((ctx) => takeAttendance(ctx, request.params.id, file, request.query));
    },
  );
}

function bytesOf(body: unknown): Buffer {
  if (!Buffer.isBuffer(body) || body.length === 0) throw new Refusal("empty_file");
  return body;
}

/** Persons of attendance files who are no guests. */
export function strangerRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/meetings/:id/strangers",
    {
      schema: { summary: "List who was there and is no guest", params, response: { 200: contract.strangerList }, tags },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listStrangers(ctx, request.params.id) })),
  );
  app.put(
    "/api/v1/meetings/:id/strangers/:part",
    {
      schema: {
        summary: "Make a customer of a stranger, or pass them over",
        ...{ params: contract.partParams, body: contract.strangerChoice, tags },
      },
      config: write,
    },
    (request, reply) => {
      const { id: meetingId, part: id } = request.params;
      return request
        .command((ctx) => decideOnStranger(ctx, { meetingId, id }, request.body.as))
        .then(() => reply.code(204).send());
    },
  );
}
