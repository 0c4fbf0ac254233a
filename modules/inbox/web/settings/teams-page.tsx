import { Button, Checkbox, Group, Modal, MultiSelect, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconUsersGroup } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { Row, RowMain, Rows } from "../../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Team } from "../../contract.ts";
import { AgentsSection } from "../assignment/agents-section.tsx";
import { assignmentQuery } from "../assignment/assignment-calls.ts";
import { BrandWaySection } from "../assignment/brand-way.tsx";
import { WayFields, type WayForm } from "../assignment/way-fields.tsx";
import { teamsQuery } from "../inbox-calls.ts";
import { useColleagues } from "../parts/use-colleagues.ts";
import { Confirm } from "./confirm.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./settings.module.css";
import { useSaving } from "./use-saving.ts";

/** The teams to which conversations can be given. */
export default function TeamsPage() {
  const words = useWords({ fa, en });
  const [open, setOpen] = useState<Team | "new" | null>(null);
  const [leaving, setLeaving] = useState<Team | null>(null);
  const list = useQuery(teamsQuery());
  const remove = useSaving((id: number) => api.delete(`/teams/${id}`), { renews: "teams" });
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setOpen("new")}>
      {words.teams.add}
    </Button>
  );
  const empty = list.data?.rows.length === 0;
  return (
    <Page title={words.teams.title} note={words.teams.note} width="reading" action={empty ? undefined : add}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={3} /> : null}
      {empty ? (
        <EmptyState picture="people" title={words.teams.emptyTitle} text={words.teams.emptyText} action={add} />
      ) : null}
      <Rows>
        {list.data?.rows.map((team) => (
          <TeamRow key={team.id} team={team} onChange={() => setOpen(team)} onRemove={() => setLeaving(team)} />
        ))}
      </Rows>
      <AgentsSection />
      <BrandWaySection />
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open === "new" || !open ? words.teams.add : open.name}
        closeButtonProps={{ "aria-label": words.close }}
      >
        <TeamForm team={open === "new" ? null : open} onSaved={() => setOpen(null)} />
      </Modal>
      <Confirm
        opened={leaving !== null}
        title={words.teams.removeTitle(leaving?.name ?? "")}
        text={words.teams.removeText}
        deed={words.remove}
        onConfirm={() => leaving && remove.mutate(leaving.id)}
        onClose={() => setLeaving(null)}
      />
    </Page>
  );
}

function TeamRow({ team, onChange, onRemove }: { team: Team; onChange: () => void; onRemove: () => void }) {
  const words = useWords({ fa, en });
  const { nameOf } = useColleagues();
  const format = useFormat();
  const comma = format.language === "fa" ? "، " : ", ";
  return (
    <Row>
      <IconUsersGroup size={22} stroke={1.6} aria-hidden />
      <RowMain>
        <strong style={{ fontWeight: 500 }}>
          <bdi>{team.name}</bdi>
        </strong>
        <div className={styles["sub"]}>
          {words.teams.count(format.number(team.members.length))}
          {team.members.length > 0 ? ` · ${team.members.slice(0, 5).map(nameOf).join(comma)}` : ""}
        </div>
      </RowMain>
      <Group gap={2}>
        <Button variant="subtle" color="gray" size="xs" px={8} onClick={onChange}>
          {words.change}
        </Button>
        <Button variant="subtle" color="gray" size="xs" px={8} onClick={onRemove}>
          {words.remove}
        </Button>
      </Group>
    </Row>
  );
}

const usualWay: WayForm = { way: "by_hand", when_away: "after", away_minutes: 10 };

function TeamForm({ team, onSaved }: { team: Team | null; onSaved: () => void }) {
  const words = useWords({ fa, en });
  const { people } = useColleagues();
  const [name, setName] = useState(team?.name ?? "");
  const [members, setMembers] = useState(team?.members ?? []);
  const [restricted, setRestricted] = useState(team?.restricted ?? false);
  const queries = useQueryClient();
  const known = useQuery(assignmentQuery()).data?.teams.find((one) => one.team === team?.id);
  const [changed, setChanged] = useState<Partial<WayForm>>({});
  const way = { ...usualWay, ...known, ...changed };
  const save = async () => {
    const body = { name, members, restricted };
    const id = team?.id ?? (await api.post("/teams", body, z.object({ id: z.number() }))).id;
    if (team) await api.put(`/teams/${id}`, body);
    if (Object.keys(changed).length > 0) await api.put(`/teams/${id}/assignment`, way);
    await queries.invalidateQueries({ queryKey: assignmentQuery().queryKey });
  };
  const saving = useSaving(save, { done: words.saved, renews: "teams", onDone: onSaved });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={18}>
        <TextInput
          data-autofocus
          required
          label={words.name}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <MultiSelect searchable label={words.teams.members} data={people} value={members} onChange={setMembers} />
        <Checkbox
          label={words.teams.restricted}
          checked={restricted}
          onChange={(event) => setRestricted(event.currentTarget.checked)}
        />
        <WayFields value={way} onChange={(more) => setChanged((before) => ({ ...before, ...more }))} />
        <Group justify="flex-end">
          <Button type="submit" loading={saving.isPending} disabled={name.trim() === ""}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
