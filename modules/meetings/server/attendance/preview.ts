import type { AttendancePreview } from "../../contract.ts";
import { attendanceFields } from "../../contract.ts";
import { guessColumns } from "./columns.ts";
import type { AttendanceFile } from "./read-rows-of-file.ts";

const samples = 3;

/** The columns of a file with what they seem to mean and how they begin. */
export function previewAttendance({ header, rows }: AttendanceFile): AttendancePreview {
  const guessed = guessColumns(header);
  const columns = header.map((text, at) => ({
    header: text.slice(0, 200),
    samples: rows
      .map(({ cells }) => (cells[at] ?? "").trim().slice(0, 80))
      .filter(Boolean)
      .slice(0, samples),
    field: attendanceFields.find((field) => guessed[field] === at) ?? null,
  }));
  return { columns };
}
