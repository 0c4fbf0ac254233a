import { ActionIcon, Button, Group, Menu, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconLayoutDistributeHorizontal, IconPlus } from "@tabler/icons-react";
import { useEffect } from "react";
import type { useHistory } from "../../../../platform/ui/use-history.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Flow, FlowNode } from "../../contract.ts";
import { nodeTypes } from "./flow-shape.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { stepIcons } from "./step-icons.ts";

type FlowToolsProps = {
  history: ReturnType<typeof useHistory<Flow>>;
  onAdd: (type: FlowNode["type"]) => void;
  onArrange: () => void;
};

/** Adds steps, undoes and redoes (Ctrl Z, Ctrl Shift Z), and puts the steps in order. */
export function FlowTools({ history, onAdd, onArrange }: FlowToolsProps) {
  const words = useWords({ fa, en });
  useUndoKeys(history.undo, history.redo);
  const tools = [
    { label: words.undo, Sign: IconArrowBackUp, off: !history.canUndo, run: history.undo },
    { label: words.redo, Sign: IconArrowForwardUp, off: !history.canRedo, run: history.redo },
    { label: words.arrange, Sign: IconLayoutDistributeHorizontal, off: false, run: onArrange },
  ];
  return (
    <Group gap={4} wrap="nowrap">
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button size="xs" variant="light" leftSection={<IconPlus size={15} stroke={1.8} />}>
            {words.addStep}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {nodeTypes.map((type) => {
            const Sign = stepIcons[type];
            return (
              <Menu.Item key={type} leftSection={<Sign size={16} stroke={1.6} />} onClick={() => onAdd(type)}>
                {words.kinds[type]}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      {tools.map(({ label, Sign, off, run }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={off} onClick={run}>
            <Sign size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  );
}

function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target;
      const typing = target instanceof HTMLElement && ["INPUT", "TEXTAREA"].includes(target.tagName);
      if (typing || !(event.ctrlKey || event.metaKey) || !["KeyZ", "KeyY"].includes(event.code)) return;
      event.preventDefault();
      if (event.code === "KeyY" || event.shiftKey) redo();
      else undo();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [undo, redo]);
}
