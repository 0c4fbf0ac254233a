import { Button, Modal, Radio, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type * as z from "zod";
import { api } from "../../../platform/ui/api.ts";
import { CopyLine } from "../../../platform/ui/copy-line.tsx";
import { useBrand } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { invitationMade, type newInvitation, roles } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useSaving } from "./use-saving.ts";

type Wanted = z.infer<typeof newInvitation>;
type Made = z.infer<typeof invitationMade>;

/** Invites a colleague by e-mail and role, then shows the link. */
export function Invite({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const all = useWords({ fa, en });
  const words = all.people;
  const [wanted, setWanted] = useState<Wanted>({ email: "", role: "agent" });
  const [made, setMade] = useState<Made | null>(null);
  function close() {
    setMade(null);
    setWanted({ email: "", role: "agent" });
    onClose();
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={made ? words.linkTitle : words.inviteTitle}
      size="lg"
      closeButtonProps={{ "aria-label": all.cancel }}
    >
      {made ? (
        <InvitationLink made={made} email={wanted.email.trim()} onClose={close} />
      ) : (
        <InviteForm wanted={wanted} onChange={setWanted} onMade={setMade} />
      )}
    </Modal>
  );
}

type InviteFormProps = { wanted: Wanted; onChange: (wanted: Wanted) => void; onMade: (made: Made) => void };

function InviteForm({ wanted, onChange, onMade }: InviteFormProps) {
  const all = useWords({ fa, en });
  const words = all.people;
  const isOwner = useBrand().role === "owner";
  const sending = useSaving((invitation: Wanted) => api.post("/invitations", invitation, invitationMade), {
    renews: ["invitations"],
    onDone: onMade,
  });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    sending.mutate({ ...wanted, email: wanted.email.trim() });
  }
  return (
    <Stack component="form" gap={18} onSubmit={onSubmit}>
      <TextInput
        label={words.email}
        type="email"
        className="ltr-input"
        data-autofocus
        required
        withAsterisk={false}
        value={wanted.email}
        onChange={(event) => onChange({ ...wanted, email: event.currentTarget.value })}
      />
      <Radio.Group
        label={words.role}
        value={wanted.role}
        onChange={(role) => onChange({ ...wanted, role: role as Wanted["role"] })}
      >
        <Stack gap={10} mt={6}>
          {roles
            .filter((role) => isOwner || role !== "owner")
            .map((role) => (
              <Radio key={role} value={role} label={all.roles[role]} description={all.rolesSay[role]} />
            ))}
        </Stack>
      </Radio.Group>
      <Button type="submit" loading={sending.isPending}>
        {words.send}
      </Button>
    </Stack>
  );
}

function InvitationLink({ made, email, onClose }: { made: Made; email: string; onClose: () => void }) {
  const words = useWords({ fa, en }).people;
  // The address keeps its own direction inside the sentence.
  const apart = `\u2068${email}\u2069`;
  return (
    <Stack gap={16}>
      <Text>{made.mailed ? words.linkMailed(apart) : words.linkShown(apart)}</Text>
      <CopyLine text={made.link} />
      <Text size="sm" c="dimmed">
        {words.linkLife}
      </Text>
      <Button onClick={onClose}>{words.done}</Button>
    </Stack>
  );
}
