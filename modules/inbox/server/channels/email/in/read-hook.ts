import { Refusal } from "../../../../../../platform/errors/index.ts";
import type { ChannelTools, HookRequest, Received } from "../../channel-adapter.ts";
import { type EmailSettings, ownAddresses } from "../settings.ts";
import { parseMail } from "./parse-mail.ts";

/**
 * Takes one raw letter as the body of a call (`message/rfc822`), as mail servers and forwarding services pipe it on. Who may call is told
 * by the secret of its address. Refuses `not_understood` for another kind of body and for an empty one.
 */
export async function readLetterHook(
  settings: EmailSettings,
  { headers, body }: HookRequest,
  tools: ChannelTools,
): Promise<Received> {
  const type = (headers["content-type"] ?? "").split(";")[0]!.trim().toLowerCase();
  if (type !== "message/rfc822" && type !== "application/octet-stream" && type !== "text/plain")
    throw new Refusal("not_understood");
  if (!/[^\s]/.test(body.subarray(0, 1000).toString("latin1"))) throw new Refusal("not_understood");
  const { incoming, report } = await parseMail(body, {
    own: ownAddresses(settings),
    secretKey: tools.secretKey,
    received: tools.now,
  });
  return { messages: [incoming], reports: report ? [report] : [] };
}
