import { Alert, SegmentedControl, TextInput } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useHistory } from "../../../../platform/ui/use-history.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Flow, FlowNode, FlowRow } from "../../contract.ts";
import { mayWrite } from "../rights.ts";
import { FlowDeeds } from "./flow-deeds.tsx";
import { newNode, withNew } from "./flow-shape.ts";
import { FlowTools } from "./flow-tools.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { freeSpot, isUnplaced, placed } from "./place-nodes.ts";
import { StepList } from "./step-list.tsx";
import { StepPanel } from "./step-panel.tsx";
import { useAutosave } from "./use-autosave.ts";
import { useStepText } from "./use-step-text.ts";

const FlowCanvas = lazy(() => import("./flow-canvas.tsx"));

/** What parts of the editor get: the flow as it stands, what is wrong, and ways to change it. */
export type Editing = {
  flow: Flow;
  problems: FlowRow["problems"];
  readOnly: boolean;
  change: (next: (flow: Flow) => Flow, stroke?: string) => void;
  open: (id: string) => void;
};

/** A flow on a canvas or as a list; saved as one goes, undone step by step. */
export function FlowEditor({ row, back }: { row: FlowRow; back: ReactNode }) {
  const words = useWords({ fa, en });
  const { problem } = useStepText();
  const write = useCan(mayWrite);
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [view, setView] = useState<"canvas" | "list">(phone ? "list" : "canvas");
  const [opened, setOpened] = useState<string | null>(null);
  const [name, setName] = useState(row.name);
  const history = useHistory<Flow>(isUnplaced(row.draft) ? placed(row.draft) : row.draft);
  const flow = history.value;
  const state = useAutosave(row.id, { name: name.trim() || row.name, draft: flow });
  const editing: Editing = {
    flow,
    problems: row.problems,
    readOnly: !write,
    change: history.change,
    open: setOpened,
  };
  const add = (type: FlowNode["type"]) => {
    const node = newNode(flow, type, freeSpot(flow));
    history.change((now) => withNew(now, node));
    setOpened(node.id);
  };
  const general = flow.nodes.length > 0 ? row.problems.filter(({ node }) => node === null) : [];
  return (
    <Page
      title={name.trim() || row.name}
      note={back}
      action={<FlowDeeds row={row} state={state} live={write} onRestore={(old) => history.change(() => old)} />}
      filters={
        <>
          <SegmentedControl
            size="xs"
            aria-label={words.view}
            value={view}
            onChange={(next) => setView(next as typeof view)}
            data={(["canvas", "list"] as const).map((value) => ({ value, label: words.views[value] }))}
          />
          {write ? (
            <>
              <TextInput
                size="xs"
                w={200}
                maxLength={120}
                aria-label={words.name}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <FlowTools history={history} onAdd={add} onArrange={() => history.change(placed)} />
            </>
          ) : null}
        </>
      }
    >
      {general.map(({ code }) => (
        <Alert key={code} color="yellow" variant="light">
          {problem(code)}
        </Alert>
      ))}
      {view === "list" ? (
        <StepList {...editing} />
      ) : (
        <Suspense fallback={<ListSkeleton rows={5} />}>
          <FlowCanvas {...editing} />
        </Suspense>
      )}
      <StepPanel {...editing} id={opened} onClose={() => setOpened(null)} />
    </Page>
  );
}
