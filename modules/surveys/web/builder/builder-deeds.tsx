import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { IconDots, IconRocket } from "@tabler/icons-react";
import { useState } from "react";
import * as z from "zod";
import { api, downloadAddress } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { type SurveyShown, surveyShown } from "../../contract.ts";
import { useSurveyDeed } from "../survey-calls.ts";
import { useBuilderWords } from "./use-builder-words.ts";
import { VersionsPanel } from "./versions-panel.tsx";

type BuilderDeedsProps = {
  survey: SurveyShown;
  mayPublish: boolean;
  /** Saves what is not saved yet; false where it could not. */
  flush: () => Promise<boolean>;
  /** Takes what the server says now; `replace`: the draft too. */
  adopt: (shown: SurveyShown, replace?: boolean) => void;
};

/** Publishes, and the deeds that concern the whole survey. */
export function BuilderDeeds({ survey, mayPublish, flush, adopt }: BuilderDeedsProps) {
  const words = useBuilderWords();
  const { number } = useFormat();
  const notice = useNotice();
  const [versions, setVersions] = useState(false);
  const { key, state } = survey;
  const renew = async (replace = false) => adopt(await api.get(`/surveys/${key}`, surveyShown), replace);
  const publish = useSurveyDeed(async () => {
    if (!(await flush())) return;
    const { version } = await api.post(`/surveys/${key}/versions`, {}, z.object({ version: z.number() }));
    await renew();
    notice.done(words.published(number(version)));
  });
  const close = useSurveyDeed(async (closed: boolean) => {
    if (!(await flush())) return;
    await api.post(`/surveys/${key}/closing`, { closed });
    await renew();
    notice.done(closed ? words.closed : words.opened);
  });
  const restore = useSurveyDeed(
    async (version: number) => {
      await flush();
      await api.post(`/surveys/${key}/versions/${version}/restore`, {});
      await renew(true);
    },
    { done: words.restored, onDone: () => setVersions(false) },
  );
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={words.more}>
            <IconDots size={18} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setVersions(true)}>{words.versions}</Menu.Item>
          <Menu.Item component="a" href={downloadAddress(`/surveys/${key}/file`)} download={`${key}.json`}>
            {words.exportFile}
          </Menu.Item>
          {state === "draft" ? null : (
            <Menu.Item onClick={() => close.mutate(state === "live")}>
              {state === "live" ? words.closeSurvey : words.openSurvey}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Tooltip label={words.publishNote}>
        <Button
          leftSection={<IconRocket size={17} stroke={1.6} />}
          disabled={!mayPublish}
          loading={publish.isPending}
          onClick={() => publish.mutate(undefined)}
        >
          {words.publish}
        </Button>
      </Tooltip>
      <VersionsPanel
        survey={survey}
        opened={versions}
        onClose={() => setVersions(false)}
        onRestore={(version) => restore.mutate(version)}
        busy={restore.isPending}
      />
    </>
  );
}
