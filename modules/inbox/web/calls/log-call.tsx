import { Checkbox, Group, NumberInput, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { addDays, dayOf, instantOf, isoDay, parseIsoDay } from "../../../../platform/i18n/index.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { callOutcomes } from "../../../timeline/contract.ts";
import type { LogExtraProps } from "../../../timeline/web/index.tsx";
import styles from "./calls.module.css";
import { outcomesQuery, scriptsQuery } from "./calls-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** In the quick log: the script, what became of a call and how long it was, a promise to call back, and whether a conversation begins. */
export default function LogCall({ what, value, onChange }: LogExtraProps) {
  const words = useWords({ fa, en });
  const follow = value.follow ?? {};
  const { timeZone } = useFormat();
  const isCall = what === "call";
  function setFollow(name: string, asked: unknown) {
    const { [name]: _before, ...others } = follow;
    const next = asked === undefined ? others : { ...others, [name]: asked as never };
    const { follow: _all, ...rest } = value;
    onChange(Object.keys(next).length > 0 ? { ...rest, follow: next } : rest);
  }
  const setOutcome = (outcome: string | null) => {
    const { outcome: _before, follow: _follow, ...rest } = value;
    const { call_back: _call, ...others } = follow;
    // Who is to be called again is called tomorrow at ten, unless another time is chosen.
    const next = outcome === "call_back" ? { ...others, call_back: { at: tomorrow(timeZone).toISOString() } } : others;
    onChange({ ...rest, ...(outcome && { outcome }), ...(Object.keys(next).length > 0 && { follow: next }) });
  };
  const setMinutes = (minutes: number | null) => {
    const { duration_seconds: _before, ...rest } = value;
    onChange(minutes ? { ...rest, duration_seconds: Math.round(minutes * 60) } : rest);
  };
  const callsBack = value.outcome === "call_back" || "call_back" in follow;
  return (
    <div className={styles["extra"]}>
      <Script what={what} />
      {isCall ? (
        <Group gap={10} align="flex-end">
          <Outcome value={value.outcome ?? null} onChange={setOutcome} />
          <NumberInput
            w={110}
            size="xs"
            label={words.log.minutes}
            min={0}
            max={1440}
            hideControls
            value={value.duration_seconds === undefined ? "" : value.duration_seconds / 60}
            onChange={(minutes) => setMinutes(typeof minutes === "number" ? minutes : null)}
          />
        </Group>
      ) : null}
      <Group gap={18} align="flex-end">
        <Checkbox
          size="xs"
          label={words.log.begin}
          checked={follow["conversation"] === true}
          onChange={(event) => setFollow("conversation", event.currentTarget.checked ? true : undefined)}
        />
        {callsBack ? <CallBack onChange={(at) => setFollow("call_back", at ? { at } : undefined)} /> : null}
      </Group>
    </div>
  );
}

function Script({ what }: Pick<LogExtraProps, "what">) {
  const words = useWords({ fa, en }).log;
  const scripts = useQuery(scriptsQuery()).data?.rows.filter((script) => script.what === what) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const script = scripts.find(({ id }) => String(id) === chosen);
  const [done, setDone] = useState<readonly number[]>([]);
  if (scripts.length === 0) return null;
  return (
    <div>
      <Select
        w={260}
        size="xs"
        label={words.script}
        placeholder={words.noScript}
        clearable
        data={scripts.map(({ id, title }) => ({ value: String(id), label: title }))}
        value={script ? chosen : null}
        onChange={(id) => {
          setChosen(id);
          setDone([]);
        }}
      />
      {script ? (
        <ol className={styles["steps"]}>
          {script.steps.map((step, at) => (
            <li key={step}>
              <Checkbox
                size="xs"
                label={step}
                checked={done.includes(at)}
                onChange={(event) =>
                  setDone(event.currentTarget.checked ? [...done, at] : done.filter((one) => one !== at))
                }
              />
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}

function Outcome({ value, onChange }: { value: string | null; onChange: (outcome: string | null) => void }) {
  const words = useWords({ fa, en });
  const own = useQuery(outcomesQuery()).data?.rows ?? [];
  return (
    <Select
      w={200}
      size="xs"
      label={words.log.outcome}
      placeholder={words.log.none}
      clearable
      data={[
        ...callOutcomes.map((code) => ({ value: code, label: words.standard[code] })),
        ...own.map(({ name }) => ({ value: name, label: name })),
      ]}
      value={value}
      onChange={onChange}
    />
  );
}

/** When to call again, on the brand's clock; tomorrow at ten to begin with. */
function CallBack({ onChange }: { onChange: (at: string | null) => void }) {
  const words = useWords({ fa, en }).log;
  const { timeZone } = useFormat();
  const [day, setDay] = useState<string | null>(() => isoDay(addDays(dayOf(new Date(), timeZone), 1)));
  const [clock, setClock] = useState("10:00");
  const at = instantOn(day, clock, timeZone);
  const past = at !== null && at.getTime() <= Date.now();
  function put(newDay: string | null, newClock: string) {
    setDay(newDay);
    setClock(newClock);
    const next = instantOn(newDay, newClock, timeZone);
    onChange(next && next.getTime() > Date.now() ? next.toISOString() : null);
  }
  return (
    <Group gap={8} align="flex-end">
      <DateField
        size="xs"
        label={`${words.callBack}، ${words.day}`}
        value={day}
        error={past ? words.past : undefined}
        onChange={(value) => put(value, clock)}
      />
      <TextInput
        size="xs"
        type="time"
        className="ltr-input"
        label={words.callAt}
        value={clock}
        onChange={(event) => put(day, event.currentTarget.value)}
      />
    </Group>
  );
}

function tomorrow(timeZone: string): Date {
  return instantOf({ ...addDays(dayOf(new Date(), timeZone), 1), hour: 10, minute: 0 }, timeZone);
}

function instantOn(day: string | null, clock: string, timeZone: string): Date | null {
  const date = day ? parseIsoDay(day) : null;
  const [hour, minute] = clock.split(":").map(Number);
  if (!date || hour === undefined || minute === undefined || Number.isNaN(hour + minute)) return null;
  return instantOf({ ...date, hour, minute }, timeZone);
}
