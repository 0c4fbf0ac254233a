import { Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { CustomersField, GroupSelect } from "../../customers/web/index.tsx";
import { type InviteBody, type InviteForecast, inviteForecast, made } from "../contract.ts";
import { useMeetingDeed } from "./meeting-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const kinds = ["segment", "ids"] as const;

/** Whom to invite; before anything goes out one sees whom it would reach and whom a rule leaves out. */
export function InviteForm({ meeting, onSent }: { meeting: number; onSent: () => void }) {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const [kind, setKind] = useState<(typeof kinds)[number]>("segment");
  const [segment, setSegment] = useState<number | null>(null);
  const [ids, setIds] = useState<string[]>([]);
  const body = bodyOf(kind, segment, ids);
  const look = useMutation({
    mutationFn: (asked: InviteBody) => api.post(`/meetings/${meeting}/forecasts`, asked, inviteForecast),
    onError: (error) => notice.failed(error),
  });
  const send = useMeetingDeed((asked: InviteBody) => api.post(`/meetings/${meeting}/invitations`, asked, made));
  const changed = <T,>(put: (value: T) => void) => {
    return (value: T) => {
      put(value);
      look.reset();
    };
  };
  const invite = () =>
    body &&
    send.mutate(body, {
      onSuccess: () => {
        notice.done(words.invited);
        onSent();
      },
    });
  return (
    <Stack gap={16}>
      <SegmentedControl
        fullWidth
        aria-label={words.whom}
        value={kind}
        data={kinds.map((value) => ({ value, label: words.whoms[value] }))}
        onChange={changed((value) => setKind(value as typeof kind))}
      />
      {kind === "segment" ? (
        <GroupSelect label={words.group} value={segment} onChange={changed(setSegment)} />
      ) : (
        <CustomersField label={words.customers} value={ids} onChange={changed(setIds)} />
      )}
      {look.data ? <Forecast forecast={look.data} onSend={invite} isSending={send.isPending} /> : null}
      {look.data ? null : (
        <Group justify="flex-end">
          <Button disabled={!body} loading={look.isPending} onClick={() => body && look.mutate(body)}>
            {words.look}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function bodyOf(kind: (typeof kinds)[number], segment: number | null, ids: readonly string[]): InviteBody | null {
  if (kind === "segment") return segment ? { audience: { kind, segment } } : null;
  return ids.length > 0 ? { audience: { kind, ids: ids.map(Number) } } : null;
}

type ForecastProps = { forecast: InviteForecast; onSend: () => void; isSending: boolean };

function Forecast({ forecast, onSend, isSending }: ForecastProps) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const { invited, audience, already, left_out } = forecast;
  return (
    <Stack gap={8} role="status">
      <Text fw={500}>{words.forecast(number(invited), number(audience))}</Text>
      {already > 0 ? <Text size="sm">{words.already(number(already))}</Text> : null}
      {Object.entries(left_out).map(([reason, count]) => (
        <Text key={reason} size="sm" c="dimmed">
          {`${words.reasons[reason] ?? reason}: ${number(count)}`}
        </Text>
      ))}
      <Group justify="flex-end">
        <Button disabled={invited === 0} loading={isSending} onClick={onSend}>
          {words.send(number(invited))}
        </Button>
      </Group>
    </Stack>
  );
}
