import { ActionIcon, Avatar, Badge, Group, NativeSelect, Text, Tooltip } from "@mantine/core";
import { IconShieldCheck, IconUserMinus } from "@tabler/icons-react";
import { useState } from "react";
import type * as z from "zod";
import { api } from "../../../platform/ui/api.ts";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { useBrand, useSession } from "../../../platform/ui/session.ts";
import { TimeText } from "../../../platform/ui/time-text.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type member as memberShape, roles } from "../contract.ts";
import { Confirm } from "./confirm.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./section.module.css";
import { useSaving } from "./use-saving.ts";

type Member = z.infer<typeof memberShape>;
type Role = Member["role"];

/** One member: who, when they were last here, their role, and a way to end their work here. */
export function MemberLine({ member, mayChange }: { member: Member; mayChange: boolean }) {
  const all = useWords({ fa, en });
  const words = all.people;
  const { user } = useSession();
  const isOwner = useBrand().role === "owner";
  const [leaving, setLeaving] = useState(false);
  const removing = useSaving(() => api.delete(`/members/${member.userId}`), {
    done: words.removed(member.name),
    renews: ["members", "session"],
    onDone: () => setLeaving(false),
  });
  // Only an owner gives or takes the role of an owner.
  const mine = mayChange && (isOwner || member.role !== "owner");
  return (
    <div className={styles["line"]}>
      <Avatar name={member.name} color="gray" variant="light" size={38} aria-hidden />
      <div className={styles["grow"]}>
        <Group gap={8}>
          <Text fw="medium">
            <Bdi>{member.name}</Bdi>
          </Text>
          {member.userId === user?.id ? (
            <Badge variant="light" color="gray" radius="sm" className={styles["badge"]!}>
              {words.you}
            </Badge>
          ) : null}
          {member.twoFactorEnabled ? (
            <Tooltip label={`${words.twoFactor}: ${words.on}`}>
              <IconShieldCheck
                size={16}
                stroke={1.6}
                color="var(--good)"
                role="img"
                aria-label={`${words.twoFactor}: ${words.on}`}
              />
            </Tooltip>
          ) : null}
        </Group>
        <Text size="sm" c="dimmed" component="div" className={styles["facts"]!}>
          <Bdi dir="ltr">{member.email}</Bdi>
          <span>{member.lastSeenAt ? <TimeText at={member.lastSeenAt} /> : words.never}</span>
        </Text>
      </div>
      {mine ? <RoleSelect member={member} isOwner={isOwner} /> : <Text size="sm">{all.roles[member.role]}</Text>}
      {mine ? (
        <Tooltip label={words.remove}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words.removeOf(member.name)}
            onClick={() => setLeaving(true)}
          >
            <IconUserMinus size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      ) : null}
      <Confirm
        opened={leaving}
        title={words.removeTitle(member.name)}
        text={words.removeText}
        deed={words.remove}
        busy={removing.isPending}
        onConfirm={() => removing.mutate(undefined)}
        onClose={() => setLeaving(false)}
      />
    </div>
  );
}

function RoleSelect({ member, isOwner }: { member: Member; isOwner: boolean }) {
  const all = useWords({ fa, en });
  const changing = useSaving((role: Role) => api.patch(`/members/${member.userId}`, { role }), {
    done: (role) => all.people.roleChanged(member.name, all.roles[role]),
    renews: ["members", "session"],
  });
  return (
    <NativeSelect
      w={132}
      aria-label={all.people.roleOf(member.name)}
      value={member.role}
      disabled={changing.isPending}
      data={roles
        .filter((role) => isOwner || role !== "owner")
        .map((role) => ({ value: role, label: all.roles[role] }))}
      onChange={(event) => changing.mutate(event.currentTarget.value as Role)}
    />
  );
}
