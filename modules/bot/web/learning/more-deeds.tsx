import { Button, Group, Menu, Modal, Stack, TextInput } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { UnansweredGroup } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { Learn } from "./use-learning.ts";

type MoreDeedsProps = { group: UnansweredGroup; onLearn: Learn };
type Kind = "intent" | "article";

/** Drafts an article, makes a new intent, or says that a question is none of the intents. */
export function MoreDeeds({ group, onLearn }: MoreDeedsProps) {
  const words = useWords({ fa, en });
  const mayDraft = useCan("articles.write");
  const [asking, setAsking] = useState<Kind | null>(null);
  const name = (title: string) => {
    if (asking === "intent") onLearn(group, { kind: "intent", title }, words.intentMade(title));
    if (asking === "article") onLearn(group, { kind: "article", title }, words.articleMade);
    setAsking(null);
  };
  return (
    <>
      {mayDraft ? (
        <Button size="xs" variant="subtle" color="gray" onClick={() => setAsking("article")}>
          {words.article}
        </Button>
      ) : null}
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button size="xs" variant="subtle" color="gray" px={8} aria-label={words.more}>
            <IconDots size={16} stroke={1.6} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsking("intent")}>{words.makeIntent}</Menu.Item>
          <Menu.Item onClick={() => onLearn(group, { kind: "none_of_mine" }, words.noneAdded)}>
            {words.noneOfMine}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={asking === "article" ? words.article : words.makeIntentTitle}
        closeButtonProps={{ "aria-label": words.close }}
      >
        <NameForm
          label={asking === "article" ? words.articleTitle : words.intentName}
          first={group.question.slice(0, asking === "article" ? 200 : 120)}
          onName={name}
        />
      </Modal>
    </>
  );
}

type NameFormProps = { label: string; first: string; onName: (name: string) => void };

function NameForm({ label, first, onName }: NameFormProps) {
  const words = useWords({ fa, en });
  const [name, setName] = useState(first);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") onName(name.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        <TextInput
          data-autofocus
          required
          dir="auto"
          label={label}
          maxLength={first.length > 120 ? 200 : 120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" disabled={name.trim() === ""}>
            {words.make}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
