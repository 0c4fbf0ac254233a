import { Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { Invitations } from "./invitations.tsx";
import { Invite } from "./invite.tsx";
import { MemberLine } from "./member-line.tsx";
import { membersQuery } from "./members-query.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Section } from "./section.tsx";

/** Who works in the brand, with which role, and who is invited. */
export default function PeoplePage() {
  const words = useWords({ fa, en }).people;
  const mayChange = useCan("members.write");
  const [inviting, setInviting] = useState(false);
  const members = useQuery(membersQuery);
  const invite = (
    <Button leftSection={<IconUserPlus size={18} stroke={1.6} />} onClick={() => setInviting(true)}>
      {words.invite}
    </Button>
  );
  return (
    <Page title={words.title} note={words.note} width="reading" action={mayChange ? invite : undefined}>
      {members.error ? <ErrorState error={members.error} onRetry={() => void members.refetch()} /> : null}
      {members.isPending ? <ListSkeleton rows={4} /> : null}
      <Section>
        {members.data?.rows.map((member) => (
          <MemberLine key={member.userId} member={member} mayChange={mayChange} />
        ))}
      </Section>
      {mayChange ? <Invitations /> : null}
      {mayChange ? <Invite opened={inviting} onClose={() => setInviting(false)} /> : null}
    </Page>
  );
}
