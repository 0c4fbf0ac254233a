import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { decodeText } from "../../../../platform/http/index.ts";
import { registerReader } from "../replay.ts";

/** How a module understands the lines of a batch and writes them. `Done` is what the answer says of a line that was written. */
export type LineReader<Read, Done extends { result: string }> = {
  /** The name under which bad lines wait in the quarantine. It stays the same over versions: it is stored with what waits. */
  reader: string;
  /** The results a line may have beside `rejected`, in the order in which the answer counts them. */
  results: readonly Done["result"][];
  /** Understands the line with this number; throws a refusal where it cannot. */
  understand(bytes: Buffer, now: Date, number: number): Read;
  /** Writes some thousand lines at most: in their order what became of each, or why it alone was refused. */
  write(ctx: Context, read: readonly Read[]): Promise<(Done | Refusal)[]>;
};

/** Lets the quarantine read lines of this reader again. */
export function registerLineReader<Read, Done extends { result: string }>(how: LineReader<Read, Done>): void {
  registerReader(how.reader, async (ctx, body) => {
    const [outcome] = await how.write(ctx, [how.understand(Buffer.from(body), ctx.now, 1)]);
    if (outcome instanceof Refusal) throw outcome;
  });
}

/** Reads one thing written as JSON. Refuses `bad_encoding`, `malformed_json`, and `invalid` with the fields that are. */
export function readJson<T>(bytes: Uint8Array, schema: z.ZodType<T>): T {
  const text = decodeText(bytes);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Refusal("malformed_json");
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), code: issue.code }));
  throw new Refusal("invalid", { fields });
}
