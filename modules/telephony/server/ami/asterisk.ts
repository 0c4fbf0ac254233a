import { type AsteriskSettings, asteriskSettings, type ExchangeProblem } from "../../contract/exchanges.ts";
import type { ExchangeAdapter, ExchangeTools, Originated } from "../exchanges/exchange-adapter.ts";
import { type AmiConnection, AmiFailure, openAmi } from "./ami-connection.ts";

/**
 * Asterisk by AMI: Issabel, FreePBX and whatever else stands on it. What happens is heard on a connection that is held
 * (`keep-connections.ts`); a call is asked for on one of its own, so that any process can.
 */
export const asterisk: ExchangeAdapter<AsteriskSettings> = {
  kind: "asterisk",
  settings: asteriskSettings,
  secrets: ["password"],
  calls: false,
  test: (settings, tools) => within(settings, tools, async () => null).catch(problemOf),
  originate: (settings, call, tools) =>
    within(settings, tools, async (connection): Promise<Originated> => {
      const { channel, context, ring_seconds: seconds } = settings;
      const answer = await connection.ask({
        Action: "Originate",
        ActionID: call.key,
        ChannelId: call.key,
        Channel: channel.replaceAll("{extension}", call.extension),
        Context: context,
        Exten: call.number,
        Priority: "1",
        CallerID: `"${call.number}" <${call.extension}>`,
        Timeout: String(seconds * 1000),
        Async: "true",
      });
      if (answer["response"]?.toLowerCase() === "success") return { ok: true, callId: call.key };
      return { ok: false, problem: refusalOf(answer["message"] ?? "") };
    }).catch((error: unknown): Originated => ({ ok: false, problem: problemOf(error) })),
};

async function within<T>(
  settings: AsteriskSettings,
  { allowPrivate }: ExchangeTools,
  work: (connection: AmiConnection) => Promise<T>,
): Promise<T> {
  const connection = await openAmi(settings, { allowPrivate });
  try {
    return await work(connection);
  } finally {
    connection.close();
  }
}

function problemOf(error: unknown): ExchangeProblem {
  if (error instanceof AmiFailure) return error.problem;
  throw error;
}

function refusalOf(message: string): ExchangeProblem {
  if (/permission/i.test(message)) return "not_allowed";
  return /extension|channel/i.test(message) ? "extension_unknown" : "provider_error";
}
