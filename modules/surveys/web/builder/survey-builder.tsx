import { Alert, Button, Drawer, Group, SegmentedControl, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDeviceMobile } from "@tabler/icons-react";
import { useState } from "react";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useHistory } from "../../../../platform/ui/use-history.ts";
import type { Definition, SurveySettings, SurveyShown } from "../../contract.ts";
import { Preview } from "../preview/preview.tsx";
import { SurveyTabs } from "../survey/survey-tabs.tsx";
import { AroundView } from "./around-view.tsx";
import styles from "./builder.module.css";
import { BuilderDeeds } from "./builder-deeds.tsx";
import { BuilderTools } from "./builder-tools.tsx";
import { draftProblems } from "./draft-problems.ts";
import type { Editing } from "./editing.ts";
import { foundAside, letGo } from "./kept-aside.ts";
import { ProblemList } from "./problem-list.tsx";
import { QuestionsView } from "./questions-view.tsx";
import { SettingsView } from "./settings/settings-view.tsx";
import { useBuilderWords } from "./use-builder-words.ts";
import { useDraftSaving, type Work, workOf } from "./use-draft.ts";

type View = "questions" | "around" | "settings";
type SurveyBuilderProps = { survey: SurveyShown; onAnew: () => void };

/** Questions on one side, how a customer walks through them on the other; kept as one goes, undone step by step. */
export function SurveyBuilder({ survey, onAnew }: SurveyBuilderProps) {
  const words = useBuilderWords();
  const mayWrite = useCan("surveys.write");
  const [aside, setAside] = useState(() => foundAside(survey.key));
  const isGoingOn = aside !== null && aside.seen === survey.updated_at;
  const history = useHistory<Work>(isGoingOn ? aside.work : workOf(survey));
  const [view, setView] = useState<View>("questions");
  const [opened, open] = useState<string | null>(null);
  const [previewed, preview] = useDisclosure(false);
  const { name, draft, settings } = history.value;
  const saving = useDraftSaving(survey.key, history.value, survey, mayWrite);
  const problems = draftProblems(draft);
  const editing: Editing = {
    draft,
    problems,
    readOnly: !mayWrite,
    opened,
    open,
    change: (next: (draft: Definition) => Definition, stroke?: string) =>
      history.change((now) => ({ ...now, draft: next(now.draft) }), stroke ?? null),
  };
  const set = (changed: Partial<SurveySettings>, stroke?: string) =>
    history.change((now) => ({ ...now, settings: { ...now.settings, ...changed } }), stroke ?? null);
  const adopt = (shown: SurveyShown, replace = false) => {
    saving.adopt(shown, replace);
    if (replace) history.change(() => workOf(shown));
  };
  const left = aside && !isGoingOn ? aside : null;
  return (
    <Page
      title={name.trim() || survey.name}
      note={<SurveyTabs survey={survey} />}
      action={
        mayWrite ? (
          <BuilderDeeds survey={survey} mayPublish={problems.length === 0} flush={saving.flush} adopt={adopt} />
        ) : null
      }
      filters={
        <>
          <SegmentedControl
            size="xs"
            aria-label={words.view}
            value={view}
            onChange={(next) => setView(next as View)}
            data={(["questions", "around", "settings"] as const).map((value) => ({ value, label: words.views[value] }))}
          />
          {mayWrite ? <BuilderTools history={history} state={saving.state} /> : null}
          <Button
            size="xs"
            variant="light"
            className={styles["previewButton"] ?? ""}
            leftSection={<IconDeviceMobile size={16} stroke={1.6} />}
            onClick={preview.open}
          >
            {words.preview}
          </Button>
        </>
      }
    >
      <div className={styles["builder"]}>
        <div className={styles["main"]}>
          {saving.state === "conflict" ? <Conflict onTheirs={theirs} onMine={() => void saving.keepMine()} /> : null}
          {left ? (
            <Choice
              title={words.aside.title}
              text={words.aside.text}
              yes={words.aside.take}
              no={words.aside.leave}
              onYes={() => {
                history.change(() => left.work);
                setAside(null);
              }}
              onNo={() => {
                letGo(survey.key);
                setAside(null);
              }}
            />
          ) : null}
          {mayWrite ? <ProblemList editing={editing} onElsewhere={() => setView("around")} /> : null}
          {view === "questions" ? <QuestionsView {...editing} /> : null}
          {view === "around" ? <AroundView editing={editing} settings={settings} set={set} /> : null}
          {view === "settings" ? (
            <>
              <NameField
                name={name}
                readOnly={!mayWrite}
                onChange={(next) => history.change((now) => ({ ...now, name: next }), "name")}
              />
              <SettingsView editing={editing} settings={settings} set={set} answered={survey.responses > 0} />
            </>
          ) : null}
        </div>
        <aside className={styles["preview"]}>
          <Preview definition={draft} settings={settings} />
        </aside>
      </div>
      <Drawer
        opened={previewed}
        onClose={preview.close}
        position="right"
        size="min(100%, 460px)"
        title={words.preview}
        closeButtonProps={{ "aria-label": words.shared.close }}
      >
        <Preview definition={draft} settings={settings} />
      </Drawer>
    </Page>
  );

  function theirs() {
    letGo(survey.key);
    onAnew();
  }
}

function NameField({
  name,
  readOnly,
  onChange,
}: {
  name: string;
  readOnly: boolean;
  onChange: (name: string) => void;
}) {
  const words = useBuilderWords();
  return (
    <TextInput
      required
      maw={420}
      maxLength={200}
      label={words.name}
      description={words.nameNote}
      readOnly={readOnly}
      value={name}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function Conflict({ onTheirs, onMine }: { onTheirs: () => void; onMine: () => void }) {
  const words = useBuilderWords().conflict;
  return (
    <Choice title={words.title} text={words.text} yes={words.mine} no={words.theirs} onYes={onMine} onNo={onTheirs} />
  );
}

type ChoiceProps = { title: string; text: string; yes: string; no: string; onYes: () => void; onNo: () => void };

function Choice({ title, text, yes, no, onYes, onNo }: ChoiceProps) {
  return (
    <Alert color="yellow" variant="light" title={title}>
      <Text size="sm">{text}</Text>
      <Group mt={10}>
        <Button size="xs" onClick={onYes}>
          {yes}
        </Button>
        <Button size="xs" variant="default" onClick={onNo}>
          {no}
        </Button>
      </Group>
    </Alert>
  );
}
