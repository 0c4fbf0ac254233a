import { Refusal } from "../../../../../platform/errors/index.ts";
import type { ChannelTools, ConnectionTest, Credit } from "../channel-adapter.ts";

type Asking<Settings> = (settings: Settings, tools: ChannelTools) => Promise<number>;
type Measure = { unit: Credit["unit"]; little: number };

/**
 * `credit` and `test` of an adapter whose provider tells what is left on the account: a question that costs nothing and shows whether the
 * key is right. The line shows itself on sending only.
 */
export function byCredit<Settings extends { lowCredit?: number | undefined }>(
  asking: Asking<Settings>,
  { unit, little }: Measure,
) {
  const credit = async (settings: Settings, tools: ChannelTools): Promise<Credit> => {
    const left = await asking(settings, tools);
    return { left, unit, low: left < (settings.lowCredit ?? little) };
  };
  const test = async (settings: Settings, tools: ChannelTools): Promise<ConnectionTest> => {
    try {
      const found = await credit(settings, tools);
      return { ok: true, credit: found, ...(found.low && { note: "credit_low" }) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ok: false, problem: String(error.detail.values?.["problem"] ?? error.code) };
    }
  };
  return { credit, test };
}
