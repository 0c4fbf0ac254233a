import { type Delimiter, RowCutter } from "./delimited.ts";
import { limits } from "./limits.ts";

const sampledRows = 50;
const candidates: readonly Delimiter[] = ["comma", "tab", "semicolon", "whitespace"];

/**
 * The delimiter under which the first rows have most nearly the header's number of columns (two at least); comma for a
 * single column. Spaces count only where no sign fits, because they stand inside ordinary text.
 */
export function sniffDelimiter(text: string, newline: "\n" | "\r"): Delimiter {
  let best: { delimiter: Delimiter; share: number; columns: number } | undefined;
  for (const delimiter of candidates) {
    if (delimiter === "whitespace" && best && best.share > 0.5) break;
    const widths = widthsOf(text, delimiter, newline);
    const columns = widths[0] ?? 1;
    if (columns < 2) continue;
    const share = widths.filter((width) => width === columns).length / widths.length;
    // Equal in share: the sign that makes more columns; commas inside text split only some rows.
    if (!best || share > best.share || (share === best.share && columns > best.columns))
      best = { delimiter, share, columns };
  }
  return best?.delimiter ?? "comma";
}

function widthsOf(text: string, delimiter: Delimiter, newline: "\n" | "\r"): number[] {
  const widths: number[] = [];
  const cutter = new RowCutter(delimiter, newline, limits.row);
  const take = (cells: string[]) => {
    if (widths.length < sampledRows && cells.some((cell) => cell !== "")) widths.push(cells.length);
  };
  cutter.push(text, false, take);
  // A sample that holds not one whole line: its beginning is the header.
  if (widths.length === 0) cutter.push("", true, take);
  return widths;
}
