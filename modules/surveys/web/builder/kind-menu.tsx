import { Button, Menu } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { kindIcons } from "./kind-icons.ts";
import type { QuestionKind } from "./new-question.ts";
import { useBuilderWords } from "./use-builder-words.ts";

const groups = {
  scores: ["nps", "csat", "ces", "expectation"],
  choices: ["single", "several", "pictures", "ranking", "matrix", "scale", "stars"],
  words: ["short", "long", "number", "date", "file"],
  facts: ["phone", "email", "national_id"],
  others: ["consent", "statement"],
} as const satisfies Record<string, readonly QuestionKind[]>;

/** What can be asked, in groups. */
export function KindMenu({ onPick }: { onPick: (kind: QuestionKind) => void }) {
  const words = useBuilderWords();
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button size="xs" variant="light" leftSection={<IconPlus size={15} stroke={1.8} />}>
          {words.addQuestion}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: "auto" }}>
        {Object.entries(groups).map(([name, kinds]) => (
          <div key={name}>
            <Menu.Label>{words.groups[name as keyof typeof groups]}</Menu.Label>
            {kinds.map((kind) => {
              const Sign = kindIcons[kind];
              return (
                <Menu.Item key={kind} leftSection={<Sign size={16} stroke={1.6} />} onClick={() => onPick(kind)}>
                  {words.kinds[kind]}
                </Menu.Item>
              );
            })}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
