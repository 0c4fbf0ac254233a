import * as z from "zod";
import type { ChannelTools } from "../../channel-adapter.ts";
import type { ChannelTemplate } from "../../channel-template.ts";
import { askGraph } from "../call-graph.ts";
import type { WhatsappSettings } from "../meta-settings.ts";
import { templateName } from "./template-message.ts";

const soft = <T extends z.ZodType>(shape: T) => shape.optional().catch(undefined);
const named = z.object({ param_name: z.string(), example: soft(z.string()) });
const component = z.object({
  type: z.string(),
  format: soft(z.string()),
  text: soft(z.string()),
  buttons: soft(z.array(z.object({ type: z.string(), text: z.string().catch(""), url: soft(z.string()) }))),
  example: soft(
    z.object({
      body_text: soft(z.array(z.array(z.string()))),
      header_text: soft(z.array(z.string())),
      body_text_named_params: soft(z.array(named)),
      header_text_named_params: soft(z.array(named)),
    }),
  ),
});
type Component = z.infer<typeof component>;
const template = z.object({
  name: z.string(),
  language: z.string(),
  status: z.string(),
  category: z.string().nullable().catch(null),
  components: z.array(component).catch([]),
});
const page = z.object({
  data: z.array(z.unknown()),
  paging: soft(z.object({ cursors: soft(z.object({ after: soft(z.string()) })), next: soft(z.string()) })),
});

/** At most so many pages of a hundred. */
const mostPages = 5;

/** The approved templates of the business account, of the kinds we can fill, by name. Refuses `channel_failed`. */
export async function listTemplates(settings: WhatsappSettings, tools: ChannelTools): Promise<ChannelTemplate[]> {
  const found: ChannelTemplate[] = [];
  let after: string | undefined;
  for (let turn = 0; turn < mostPages; turn++) {
    const query = { fields: "name,language,status,category,components", limit: "100", ...(after && { after }) };
    const answer = page.safeParse(
      await askGraph(settings, { path: `${settings.wabaId}/message_templates`, query }, tools),
    );
    if (!answer.success) break;
    for (const one of answer.data.data) {
      const read = template.safeParse(one);
      const shown = read.success && read.data.status === "APPROVED" ? show(read.data) : null;
      if (shown) found.push(shown);
    }
    after = answer.data.paging?.next ? answer.data.paging.cursors?.after : undefined;
    if (!after) break;
  }
  return found.sort((a, b) => a.title.localeCompare(b.title, "en"));
}

const files: Record<string, "image" | "video" | "document"> = { IMAGE: "image", VIDEO: "video", DOCUMENT: "document" };

/** Null for what needs more than words and a file: carousels, offers, places, one-time codes. */
function show({ name, language, category, components }: z.infer<typeof template>): ChannelTemplate | null {
  const of = (type: string) => components.find((one) => one.type.toUpperCase() === type);
  const [body, header, footer, buttons] = [of("BODY"), of("HEADER"), of("FOOTER"), of("BUTTONS")];
  const known = ["BODY", "HEADER", "FOOTER", "BUTTONS"];
  if (
    !body?.text ||
    category === "AUTHENTICATION" ||
    components.some(({ type }) => !known.includes(type.toUpperCase()))
  )
    return null;
  const file = header?.format ? files[header.format.toUpperCase()] : undefined;
  if (header && !file && header.text === undefined) return null;
  const choices = buttons?.buttons ?? [];
  return {
    name: templateName(name, language),
    title: name,
    language,
    category,
    body: body.text,
    header: file ? { file } : header?.text === undefined ? null : { text: header.text },
    footer: footer?.text ?? null,
    buttons: choices.map(({ text }) => text),
    gaps: [
      ...gapsOf(header?.text).map((gap, at) => place("header", gap, exampleOf(header!, gap, at))),
      ...gapsOf(body.text).map((gap, at) => place("body", gap, exampleOf(body, gap, at))),
      ...choices.flatMap(({ url }, at) => (gapsOf(url).length > 0 ? [place("button", String(at), null)] : [])),
    ],
  };
}

function place(where: "header" | "body" | "button", gap: string, example: string | null) {
  return { name: where === "body" ? gap : `${where}:${gap}`, place: where, example };
}

/** The names between double braces, each once, in their order. */
function gapsOf(text = ""): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name!))];
}

function exampleOf({ example }: Component, gap: string, at: number): string | null {
  const byName = [...(example?.body_text_named_params ?? []), ...(example?.header_text_named_params ?? [])];
  const inOrder = example?.body_text?.[0] ?? example?.header_text ?? [];
  return byName.find(({ param_name: name }) => name === gap)?.example ?? inOrder[at] ?? null;
}
