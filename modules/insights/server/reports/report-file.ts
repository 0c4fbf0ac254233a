import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { workbookBytes } from "../../../../platform/files/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { findChromium, printPdf } from "../../../../platform/print/index.ts";
import type { Brand } from "../../../admin/index.ts";
import type { ReportRule } from "../../contract/reports.ts";
import { type Report, sheetsOf } from "./compose-report.ts";
import { reportPage } from "./report-page.ts";

/** A report as a file: PDF where it is asked for and this machine has a Chromium, else a workbook. */
export async function reportFile(
  { config }: Pick<House, "config">,
  brand: Brand,
  report: Report,
  wanted: ReportRule["format"],
): Promise<{ format: ReportRule["format"]; filename: string; content: Buffer }> {
  const chromium = wanted === "pdf" ? findChromium(config.chromium) : undefined;
  const format = chromium ? "pdf" : "xlsx";
  const filename = `hamdel-${report.from}-${report.to}.${format}`;
  if (chromium) return { format, filename, content: await printPdf(chromium, await reportPage(brand, report)) };
  const sheets = sheetsOf(report).map(({ headings, rows, look }) => ({ header: headings, rows, look }));
  return { format, filename, content: await buffer(Readable.from(workbookBytes(sheets))) };
}
