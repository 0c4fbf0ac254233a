import type { ChannelTemplate } from "../../contract.ts";

/** A chosen template with what was written into its gaps. */
export type TemplateDraft = { name: string; tokens: Record<string, string> };

/** A template as the customer reads it; gaps that are still empty stand as they are. */
export function filledTemplate({ header, body, footer }: ChannelTemplate, tokens: Record<string, string>): string {
  const filled = (text: string, place: string) =>
    text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, gap) => tokens[`${place}${gap}`]?.trim() || whole);
  const head = header && "text" in header ? filled(header.text, "header:") : "";
  return [head, filled(body, ""), footer ?? ""].filter(Boolean).join("\n\n");
}

/** What a template still wants before it can go: a gap to be filled, a file, or that there is none; null where it is ready. */
export function templateProblem(
  { gaps, header }: ChannelTemplate,
  tokens: Record<string, string>,
  files: number,
): "gaps" | "file" | "no_file" | null {
  const wanted = header && "file" in header ? 1 : 0;
  if (files < wanted) return "file";
  if (files > wanted) return "no_file";
  return gaps.some(({ name }) => !tokens[name]?.trim()) ? "gaps" : null;
}
