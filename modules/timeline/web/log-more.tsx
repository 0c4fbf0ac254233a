import { Autocomplete, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import * as z from "zod";
import { api } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import { DateField } from "../../../platform/ui/date-field.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { channels, touchpoints } from "../contract.ts";
import { readTime } from "./log-of-draft.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./timeline.module.css";
import type { Draft } from "./use-quick-log.ts";

const partnerNames = z.object({ rows: z.array(z.object({ name: z.string().nullable() })) });

/** Partners whose name begins like this, for finishing what is typed. */
function usePartnerNames(typed: string): string[] {
  const [text] = useDebouncedValue(typed.trim(), 200);
  const found = useQuery({
    queryKey: ["partner-names", currentBrand(), text],
    queryFn: ({ signal }) =>
      api.get("/customers", partnerNames, { query: { kind: "partner", q: text, limit: 8 }, signal }),
    enabled: text.length > 1,
  });
  return [...new Set(found.data?.rows.flatMap(({ name }) => name ?? []) ?? [])];
}

type LogMoreProps = { draft: Draft; change: (changed: Partial<Draft>) => void };

/** What is rarely needed: another time, a partner, another channel, the step at which it happened. */
export function LogMore({ draft, change }: LogMoreProps) {
  const words = useWords({ fa, en });
  const { log } = words;
  const partners = usePartnerNames(draft.partner);
  const unread = draft.time.trim() !== "" && readTime(draft.time) === null;
  return (
    <div className={styles["more"]}>
      <DateField label={log.day} placeholder={log.now} value={draft.day} onChange={(day) => change({ day })} />
      <TextInput
        label={log.time}
        placeholder={log.now}
        inputMode="numeric"
        error={unread ? log.timeUnread : undefined}
        value={draft.time}
        onChange={(event) => change({ time: event.currentTarget.value })}
      />
      <Autocomplete
        label={log.partner}
        data={partners}
        maxLength={200}
        value={draft.partner}
        onChange={(partner) => change({ partner })}
      />
      <Select
        label={log.channel}
        data={channels.map((value) => ({ value, label: words.channels[value] }))}
        searchable
        clearable
        value={draft.channel}
        onChange={(channel) => change({ channel })}
      />
      <Select
        label={log.touchpoint}
        data={touchpoints.map((value) => ({ value, label: words.touchpoints[value] }))}
        searchable
        clearable
        value={draft.touchpoint}
        onChange={(touchpoint) => change({ touchpoint })}
      />
    </div>
  );
}
