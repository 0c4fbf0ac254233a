import { Anchor, Badge, Button, Group, Menu, Stack, Text } from "@mantine/core";
import { IconDots, IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAddressPart } from "../../../platform/ui/address.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { CopyButton } from "../../../platform/ui/copy-line.tsx";
import { DetailPanel } from "../../../platform/ui/detail-panel.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { PageSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { MeetingRow } from "../contract.ts";
import { AttendanceForm } from "./attendance-form.tsx";
import { GuestList } from "./guest-list.tsx";
import { InviteForm } from "./invite-form.tsx";
import { LeftOut } from "./left-out.tsx";
import { meetingQuery, useMeetingChanges } from "./meeting-calls.ts";
import { MeetingForm } from "./meeting-form.tsx";
import { MeetingNumbers } from "./meeting-numbers.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Strangers } from "./strangers.tsx";
import { useCancelling } from "./use-cancelling.ts";

export type Panel = "edit" | "invite" | "attendance" | "left-out";

/** One meeting: when and where, its numbers, its guests, and who of a file is nobody's guest. */
export default function MeetingPage() {
  const id = Number(useAddressPart("id"));
  const { data, error, refetch } = useQuery(meetingQuery(id));
  useMeetingChanges(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <Meeting meeting={data} /> : <PageSkeleton />;
}

function Meeting({ meeting }: { meeting: MeetingRow }) {
  const words = useWords({ fa, en });
  const write = useCan("meetings.write");
  const [panel, setPanel] = useState<Panel | null>(null);
  const close = () => setPanel(null);
  const titles: Record<Panel, string> = {
    ...{ edit: words.edit, invite: words.inviteTitle, attendance: words.attendanceTitle },
    "left-out": words.leftOutTitle,
  };
  const isOver = new Date(meeting.ends_at).getTime() <= Date.now();
  return (
    <Page
      title={meeting.title}
      width="reading"
      note={<BrandLink path="meetings">{words.back}</BrandLink>}
      action={write ? <Deeds meeting={meeting} isOver={isOver} onOpen={setPanel} /> : null}
    >
      <Stack gap={24}>
        <Facts meeting={meeting} isOver={isOver} />
        <MeetingNumbers numbers={meeting.numbers} onLeftOut={() => setPanel("left-out")} />
        {meeting.numbers.strangers > 0 || isOver ? <Strangers meeting={meeting.id} mayWrite={write} /> : null}
        <GuestList meeting={meeting.id} />
      </Stack>
      <DetailPanel opened={panel !== null} onClose={close} title={panel ? titles[panel] : ""}>
        {panel === "edit" ? <MeetingForm meeting={meeting} onSaved={close} /> : null}
        {panel === "invite" ? <InviteForm meeting={meeting.id} onSent={close} /> : null}
        {panel === "attendance" ? <AttendanceForm meeting={meeting.id} /> : null}
        {panel === "left-out" ? <LeftOut meeting={meeting.id} /> : null}
      </DetailPanel>
    </Page>
  );
}

type DeedsProps = { meeting: MeetingRow; isOver: boolean; onOpen: (panel: Panel) => void };

/** Before it is over one invites, afterwards one says who came. */
function Deeds({ meeting, isOver, onOpen }: DeedsProps) {
  const words = useWords({ fa, en });
  const { cancel, restore, isPending } = useCancelling(meeting.id);
  const off = meeting.cancelled_at !== null;
  const main = isOver ? (
    <Button onClick={() => onOpen("attendance")}>{words.attendance}</Button>
  ) : (
    <Button
      leftSection={<IconSend size={18} stroke={1.6} className="mirror" />}
      disabled={off}
      onClick={() => onOpen("invite")}
    >
      {words.invite}
    </Button>
  );
  return (
    <>
      {main}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle" color="gray" px={10} aria-label={words.moreDeeds} loading={isPending}>
            <IconDots size={18} stroke={1.6} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {isOver ? null : (
            <>
              {off ? null : <Menu.Item onClick={() => onOpen("edit")}>{words.change}</Menu.Item>}
              <Menu.Item onClick={off ? restore : cancel}>{off ? words.restore : words.cancel}</Menu.Item>
              <Menu.Item onClick={() => onOpen("attendance")}>{words.attendance}</Menu.Item>
            </>
          )}
          {isOver ? <Menu.Item onClick={() => onOpen("left-out")}>{words.leftOutTitle}</Menu.Item> : null}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function Facts({ meeting, isOver }: { meeting: MeetingRow; isOver: boolean }) {
  const words = useWords({ fa, en });
  const { number, dateTime } = useFormat();
  const { sign_up_address: address } = meeting;
  return (
    <Stack gap={6}>
      <Group gap={8}>
        <Badge variant="light" color="gray" tt="none">
          {words.kinds[meeting.kind]}
        </Badge>
        {meeting.cancelled_at ? (
          <Badge variant="light" color="red" tt="none">
            {words.cancelled}
          </Badge>
        ) : null}
        <Text>{dateTime(meeting.starts_at)}</Text>
        <Text c="dimmed">{words.minutes(number(meeting.minutes))}</Text>
      </Group>
      {meeting.place ? (
        <Text size="sm" c="dimmed">
          <bdi>{meeting.place}</bdi>
        </Text>
      ) : null}
      {meeting.link ? (
        <Text size="sm" style={{ overflowWrap: "anywhere" }}>
          <Anchor href={meeting.link} target="_blank" rel="noopener noreferrer" inherit>
            <bdi dir="ltr">{meeting.link}</bdi>
          </Anchor>
        </Text>
      ) : null}
      {meeting.description ? (
        <Text size="sm" style={{ whiteSpace: "pre-line" }} dir="auto" lineClamp={6}>
          {meeting.description}
        </Text>
      ) : null}
      {address && !isOver ? (
        <Group gap={8}>
          <Text size="sm" style={{ overflowWrap: "anywhere" }}>
            {`${words.signUpPage}: `}
            <Anchor href={address} target="_blank" inherit>
              <bdi dir="ltr">{address}</bdi>
            </Anchor>
          </Text>
          <CopyButton size="compact-sm" variant="subtle" text={address} />
        </Group>
      ) : null}
    </Stack>
  );
}
