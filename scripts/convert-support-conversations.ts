// Turns customer-care threads (support_conversations/*.json) into interactions, one JSON object a line, for `hamdel import interactions`:
//   node scripts/convert-support-conversations.ts dev.json > conversations.ndjson
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import * as z from "zod";

const message = z.object({
  tweet_ID: z.string(),
  datetime: z.iso.datetime(),
  message: z.string(),
  client: z.string().optional(),
  client1: z.string().optional(),
  agent: z.string().optional(),
});
const thread = z.object({
  dialogHeader: z.object({ company: z.string(), sessionID: z.string() }),
  dialogContent: z.array(message).min(1),
  agentURL: z.object({ tweet_ID: z.string().regex(/^\d{1,19}$/), url_utterance: z.string(), url: z.string() }),
});
type Thread = z.infer<typeof thread>;

/** A line of the file that `hamdel import interactions` reads. */
export type Line = {
  external_id: string;
  customer_external_id: string;
  occurred_at: string;
  kind: "contact";
  channel: "social";
  touchpoint: "support";
  direction: "in" | "out";
  text: string;
  agent: string | null;
};

/** The messages of threads as interactions; the answer that solved a thread is its last message. Throws a ZodError for another shape. */
export function linesOf(threads: unknown): Line[] {
  return z.array(thread).parse(threads).flatMap(linesOfThread);
}

function linesOfThread({ dialogHeader, dialogContent, agentURL }: Thread): Line[] {
  const { company } = dialogHeader;
  const asker =
    dialogContent.find(({ client }) => client)?.client ?? dialogContent[0]!.client1 ?? dialogHeader.sessionID;
  const common = { kind: "contact", channel: "social", touchpoint: "support" } as const;
  const lines = dialogContent.map((said): Line => {
    const other = said.client ?? said.client1;
    return {
      external_id: said.tweet_ID,
      customer_external_id: other ?? asker,
      occurred_at: said.datetime,
      ...common,
      direction: other ? "in" : "out",
      text: said.message,
      agent: other ? null : (said.agent ?? company),
    };
  });
  const answer = {
    external_id: agentURL.tweet_ID,
    customer_external_id: asker,
    occurred_at: momentOf(agentURL.tweet_ID),
    ...common,
  };
  return [...lines, { ...answer, direction: "out", text: agentURL.url_utterance, agent: company }];
}

// Ids carry their moment: milliseconds since this one stand above the lowest 22 bits.
// Source: Twitter, "Announcing Snowflake" (2010).
const snowflakeStart = 1_288_834_974_657n;

/** When a message with this id was written, to the second. */
function momentOf(id: string): string {
  const milliseconds = Number((BigInt(id) >> 22n) + snowflakeStart);
  return new Date(milliseconds - (milliseconds % 1000)).toISOString();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [path] = process.argv.slice(2);
  if (!path) {
    process.stderr.write(
      "Say which file: node scripts/convert-support-conversations.ts dev.json > conversations.ndjson\n",
    );
    process.exit(2);
  }
  for (const line of linesOf(JSON.parse(await readFile(path, "utf8"))))
    process.stdout.write(`${JSON.stringify(line)}\n`);
}
