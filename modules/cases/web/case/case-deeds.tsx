import { Button, SegmentedControl, Select, Stack, Tabs, Text, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { dayOf, formatTime, instantOf, isoDay, parseIsoDay } from "../../../../platform/i18n/index.ts";
import { api } from "../../../../platform/ui/api.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { CaseShown } from "../../contract.ts";
import { useCaseDeed, waysQuery } from "../case-calls.ts";
import styles from "../cases.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type DeedProps = { shown: CaseShown };

/** What one can do about a case: write, call, promise, note. */
export function CaseDeeds({ shown }: DeedProps) {
  const words = useWords({ fa, en });
  const mayTalk = useCan("inbox.write");
  const tabs = { ...(mayTalk && { reply: Reply }), call: Call, ...(mayTalk && { promise: PromiseForm }), note: Note };
  return (
    <section className={`${styles["part"]} ${styles["card"]}`}>
      <Tabs defaultValue="call" keepMounted={false}>
        <Tabs.List mb={12}>
          {(Object.keys(tabs) as (keyof typeof words.deeds)[]).map((name) => (
            <Tabs.Tab key={name} value={name}>
              {words.deeds[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {Object.entries(tabs).map(([name, Deed]) => (
          <Tabs.Panel key={name} value={name}>
            <Deed shown={shown} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </section>
  );
}

function Reply({ shown }: DeedProps) {
  const words = useWords({ fa, en });
  const ways = useQuery(waysQuery(shown.customer.id));
  const [way, setWay] = useState("0");
  const [text, setText] = useState("");
  const clientId = useRef(crypto.randomUUID());
  const usable = ways.data?.rows.filter(({ refused }) => refused === null) ?? [];
  const chosen = usable[Number(way)];
  const send = useCaseDeed(
    () =>
      api.post(`/cases/${shown.id}/replies`, {
        client_id: clientId.current,
        channel: chosen!.channel,
        ...(chosen!.account && { account: chosen!.account.id }),
        text,
      }),
    () => {
      setText("");
      clientId.current = crypto.randomUUID();
    },
    words.sent,
  );
  if (ways.data && usable.length === 0) return <Text c="dimmed">{words.noWay}</Text>;
  return (
    <Stack gap={12}>
      <Select
        label={words.suggestions}
        data={shown.suggestions.map(({ key, title }) => ({ value: key, label: title }))}
        value={null}
        onChange={(key) => setText(shown.suggestions.find((one) => one.key === key)?.text ?? text)}
      />
      <Textarea
        label={words.text}
        dir="auto"
        autosize
        minRows={3}
        maxRows={12}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Select
        label={words.via}
        allowDeselect={false}
        data={usable.map(({ channel, account, to }, place) => ({
          value: String(place),
          label: [account?.name ?? channel, to].filter(Boolean).join(" · "),
        }))}
        value={way}
        onChange={(next) => setWay(next ?? "0")}
      />
      <Button
        disabled={!chosen || text.trim() === ""}
        loading={send.isPending}
        onClick={() => send.mutate(undefined)}
        style={{ alignSelf: "start" }}
      >
        {words.send}
      </Button>
    </Stack>
  );
}

function Call({ shown }: DeedProps) {
  const words = useWords({ fa, en });
  const [reached, setReached] = useState("yes");
  const [text, setText] = useState("");
  const [feeling, setFeeling] = useState<string | null>(null);
  const log = useCaseDeed(
    () =>
      api.post(`/cases/${shown.id}/calls`, {
        reached: reached === "yes",
        text,
        ...(reached === "yes" && feeling !== null && { feeling: Number(feeling) }),
      }),
    () => setText(""),
    words.logged,
  );
  return (
    <Stack gap={12}>
      <SegmentedControl
        aria-label={words.deeds.call}
        data={[
          { value: "yes", label: words.reached },
          { value: "no", label: words.notReached },
        ]}
        value={reached}
        onChange={setReached}
        style={{ alignSelf: "start" }}
      />
      <Textarea
        label={words.said}
        dir="auto"
        autosize
        minRows={2}
        maxRows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {reached === "yes" ? (
        <Select
          label={words.feeling}
          clearable
          maw={260}
          data={["-2", "-1", "0", "1", "2"].map((value) => ({ value, label: words.feelings[value]! }))}
          value={feeling}
          onChange={setFeeling}
        />
      ) : null}
      <Button loading={log.isPending} onClick={() => log.mutate(undefined)} style={{ alignSelf: "start" }}>
        {words.log}
      </Button>
    </Stack>
  );
}

function PromiseForm({ shown }: DeedProps) {
  const words = useWords({ fa, en });
  const settings = useFormat();
  const tomorrow = new Date(Date.now() + 86_400_000);
  const [day, setDay] = useState<string | null>(isoDay(dayOf(tomorrow, settings.timeZone)));
  const [clock, setClock] = useState(formatTime(tomorrow, { ...settings, language: "en" }).padStart(5, "0"));
  const [text, setText] = useState("");
  const date = day ? parseIsoDay(day) : null;
  const time = /^(\d{1,2}):(\d{2})/.exec(clock);
  const keep = useCaseDeed(
    (due: Date) => api.post(`/cases/${shown.id}/promises`, { text, due_at: due.toISOString() }),
    () => setText(""),
    words.promised,
  );
  return (
    <Stack gap={12}>
      <TextInput
        label={words.promiseText}
        dir="auto"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <DateField label={words.day} value={day} onChange={setDay} maw={260} />
      <TextInput
        type="time"
        className="ltr-input"
        label={words.hour}
        value={clock}
        onChange={(event) => setClock(event.currentTarget.value)}
        maw={260}
      />
      <Button
        disabled={!date || !time || text.trim() === ""}
        loading={keep.isPending}
        onClick={() =>
          date &&
          time &&
          keep.mutate(instantOf({ ...date, hour: Number(time[1]), minute: Number(time[2]) }, settings.timeZone))
        }
        style={{ alignSelf: "start" }}
      >
        {words.keep}
      </Button>
    </Stack>
  );
}

function Note({ shown }: DeedProps) {
  const words = useWords({ fa, en });
  const [text, setText] = useState("");
  const save = useCaseDeed(
    () => api.post(`/cases/${shown.id}/notes`, { text }),
    () => setText(""),
  );
  return (
    <Stack gap={12}>
      <Textarea
        label={words.noteText}
        dir="auto"
        autosize
        minRows={2}
        maxRows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        disabled={text.trim() === ""}
        loading={save.isPending}
        onClick={() => save.mutate(undefined)}
        style={{ alignSelf: "start" }}
      >
        {words.saveNote}
      </Button>
    </Stack>
  );
}
