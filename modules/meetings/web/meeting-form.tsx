import { Button, Group, NumberInput, SegmentedControl, Stack, Switch, Text, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { instantOf, wallClock } from "../../../platform/i18n/index.ts";
import { api } from "../../../platform/ui/api.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { useFormatSettings } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type MeetingBody, type MeetingKind, type MeetingRow, made, meetingBody, meetingKinds } from "../contract.ts";
import { useMeetingDeed } from "./meeting-calls.ts";
import { MeetingTime } from "./meeting-time.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type MeetingFormProps = { meeting: MeetingRow | null; onSaved: (id: number) => void };

/** What a meeting is, when and where. */
export function MeetingForm({ meeting, onSaved }: MeetingFormProps) {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const { language, timeZone } = useFormatSettings();
  const [body, setBody] = useState<MeetingBody>(() => meeting ?? fresh(language, timeZone));
  const set = (changed: Partial<MeetingBody>) => setBody((now) => ({ ...now, ...changed }));
  const whole = meetingBody.safeParse(body);
  const saving = useMeetingDeed(async () => {
    if (!meeting) return (await api.post("/meetings", whole.data, made)).id;
    await api.put(`/meetings/${meeting.id}`, whole.data);
    return meeting.id;
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!whole.success) return;
    saving.mutate(undefined, {
      onSuccess: (id) => {
        notice.done(meeting ? words.saved : words.made);
        onSaved(id);
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        <KindField body={body} set={set} />
        <TextInput
          required
          label={words.titleField}
          placeholder={words.titlePlaceholder}
          maxLength={150}
          value={body.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <MeetingTime startsAt={body.starts_at} minutes={body.minutes} onChange={set} />
        <PlaceFields body={body} set={set} />
        <Textarea
          label={words.description}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={4000}
          value={body.description}
          onChange={(event) => set({ description: event.currentTarget.value })}
        />
        <MoreFields body={body} set={set} />
        {meeting ? (
          <Text size="sm" c="dimmed">
            {words.tells}
          </Text>
        ) : null}
        <Group justify="flex-end">
          <Button type="submit" loading={saving.isPending} disabled={!whole.success}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** A webinar of an hour, tomorrow at five in the afternoon. */
function fresh(language: MeetingBody["language"], timeZone: string): MeetingBody {
  const tomorrow = wallClock(new Date(Date.now() + 86_400_000), timeZone);
  return {
    ...{ kind: "webinar", title: "", description: "", minutes: 60, place: "", link: "", organiser: "" },
    ...{ language, seats: null, sign_up: false },
    starts_at: instantOf({ ...tomorrow, hour: 17, minute: 0, second: 0 }, timeZone).toISOString(),
  };
}

type FieldsProps = { body: MeetingBody; set: (changed: Partial<MeetingBody>) => void };

function KindField({ body: { kind }, set }: FieldsProps) {
  const words = useWords({ fa, en });
  return (
    <div>
      <Text fw={500} size="sm" mb={4}>
        {words.kind}
      </Text>
      <SegmentedControl
        fullWidth
        aria-label={words.kind}
        value={kind}
        data={meetingKinds.map((value) => ({ value, label: words.kinds[value] }))}
        onChange={(value) => set({ kind: value as MeetingKind })}
      />
      <Text size="sm" c="dimmed" mt={6}>
        {words.kindNote[kind]}
      </Text>
    </div>
  );
}

function PlaceFields({ body: { place, link }, set }: FieldsProps) {
  const words = useWords({ fa, en });
  const isLink = link === "" || /^https:\/\/[^\s/]+/i.test(link);
  return (
    <>
      <TextInput
        label={words.link}
        description={words.linkNote}
        className="ltr-input"
        type="url"
        maxLength={500}
        placeholder="https://"
        value={link}
        error={isLink ? undefined : words.linkNote}
        onChange={(event) => set({ link: event.currentTarget.value.trim() })}
      />
      <TextInput
        label={words.place}
        placeholder={words.placePlaceholder}
        description={place === "" && link === "" ? words.placeOrLink : undefined}
        maxLength={200}
        value={place}
        onChange={(event) => set({ place: event.currentTarget.value })}
      />
    </>
  );
}

function MoreFields({ body, set }: FieldsProps) {
  const words = useWords({ fa, en });
  return (
    <>
      <TextInput
        label={words.organiser}
        description={words.organiserNote}
        maxLength={100}
        value={body.organiser}
        onChange={(event) => set({ organiser: event.currentTarget.value })}
      />
      <div>
        <Text fw={500} size="sm" mb={4}>
          {words.language}
        </Text>
        <SegmentedControl
          fullWidth
          aria-label={words.language}
          value={body.language}
          data={(["fa", "en"] as const).map((value) => ({ value, label: words.languages[value] }))}
          onChange={(value) => set({ language: value as MeetingBody["language"] })}
        />
      </div>
      <NumberInput
        label={words.seats}
        description={words.seatsNote}
        min={1}
        max={100_000}
        allowDecimal={false}
        value={body.seats ?? ""}
        onChange={(value) => set({ seats: typeof value === "number" ? value : null })}
      />
      <Switch
        label={words.signUp}
        description={words.signUpNote}
        checked={body.sign_up}
        onChange={(event) => set({ sign_up: event.currentTarget.checked })}
      />
    </>
  );
}
