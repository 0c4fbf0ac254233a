import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type * as z from "zod";
import { api } from "../../../platform/ui/api.ts";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { invitationList, type invitation as invitationShape } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./section.module.css";
import { Section } from "./section.tsx";
import { useSaving } from "./use-saving.ts";

/** The invitations that wait for their person; nothing where there are none. */
export function Invitations() {
  const words = useWords({ fa, en }).people;
  const list = useQuery({
    queryKey: ["invitations"],
    queryFn: ({ signal }) => api.get("/invitations", invitationList, { signal }),
  });
  if (!list.data || list.data.rows.length === 0) return null;
  return (
    <Section title={words.waiting}>
      {list.data.rows.map((one) => (
        <InvitationLine key={one.id} invitation={one} />
      ))}
    </Section>
  );
}

function InvitationLine({ invitation }: { invitation: z.infer<typeof invitationShape> }) {
  const all = useWords({ fa, en });
  const words = all.people;
  const format = useFormat();
  const { id, email, role, invitedBy, expiresAt } = invitation;
  const revoking = useSaving(() => api.delete(`/invitations/${id}`), { done: words.revoked, renews: ["invitations"] });
  return (
    <div className={styles["line"]}>
      <div className={styles["grow"]}>
        <Bdi dir="ltr">{email}</Bdi>
        <Text size="sm" c="dimmed" component="div" className={styles["facts"]!}>
          <span>{all.roles[role]}</span>
          <Bdi>{words.invitedBy(invitedBy)}</Bdi>
          <span>{words.expires(format.date(expiresAt))}</span>
        </Text>
      </div>
      <Button
        variant="subtle"
        color="gray"
        px={10}
        aria-label={words.revokeOf(email)}
        loading={revoking.isPending}
        onClick={() => revoking.mutate(undefined)}
      >
        {words.revoke}
      </Button>
    </div>
  );
}
