import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useGo } from "../../../../platform/ui/address.ts";
import { api, downloadAddress } from "../../../../platform/ui/api.ts";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { SurveyRow } from "../../contract.ts";
import { surveyKeyOf, useSurveyDeed } from "../survey-calls.ts";
import { freeKey } from "./free-key.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { surveyMade } from "./survey-made.ts";

/** What is done with a whole survey from the list. */
export function RowMenu({ survey: { key, name }, taken }: { survey: SurveyRow; taken: readonly string[] }) {
  const words = useWords({ fa, en });
  const go = useGo();
  const undo = useUndoNotice();
  const queries = useQueryClient();
  const copy = useSurveyDeed(
    () => api.post("/surveys", { key: freeKey(key, taken), name: words.copyName(name), copy_of: key }, surveyMade),
    { done: words.copied, onDone: (made) => go(`surveys/${made.key}`) },
  );
  const remove = useSurveyDeed(() => api.delete(`/surveys/${key}`), {
    onDone: () =>
      undo(words.removed, () =>
        api.post(`/surveys/${key}/restore`, {}).then(() => queries.invalidateQueries({ queryKey: surveyKeyOf() })),
      ),
  });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={words.more(name)}
          onClick={(event) => event.stopPropagation()}
        >
          <IconDots size={18} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        <Menu.Item onClick={() => copy.mutate(undefined)}>{words.copy}</Menu.Item>
        <Menu.Item component="a" href={downloadAddress(`/surveys/${key}/file`)} download={`${key}.json`}>
          {words.exportFile}
        </Menu.Item>
        <Menu.Item onClick={() => remove.mutate(undefined)}>{words.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
