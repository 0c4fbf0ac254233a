import { Button, FileButton } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { api } from "../../../../platform/ui/api.ts";
import { ApiError } from "../../../../platform/ui/api-error.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { surveyFile } from "../../contract.ts";
import { useSurveyDeed } from "../survey-calls.ts";
import { freeKey } from "./free-key.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { surveyMade } from "./survey-made.ts";

/** Begins a survey from one that was exported, its pictures along with it. */
export function SurveyFromFile({ taken, onMade }: { taken: readonly string[]; onMade: (key: string) => void }) {
  const words = useWords({ fa, en });
  const make = useSurveyDeed(
    async (file: File) => {
      const read = surveyFile.safeParse(
        await file
          .text()
          .then(JSON.parse)
          .catch(() => null),
      );
      if (!read.success) throw new ApiError(0, { code: "not_a_survey", message: words.notASurvey });
      const { hamdel_survey: _form, key, ...survey } = read.data;
      return api.post("/surveys", { ...survey, key: freeKey(key, taken) }, surveyMade);
    },
    { onDone: ({ key }) => onMade(key) },
  );
  return (
    <FileButton accept="application/json,.json" onChange={(file) => file && make.mutate(file)}>
      {(props) => (
        <Button
          {...props}
          variant="subtle"
          color="gray"
          loading={make.isPending}
          leftSection={<IconFileUpload size={18} stroke={1.6} />}
        >
          {words.fromFile}
        </Button>
      )}
    </FileButton>
  );
}
