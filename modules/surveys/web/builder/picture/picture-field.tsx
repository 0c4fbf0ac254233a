import { ActionIcon, Button, FileButton, Group, Text, TextInput, VisuallyHidden } from "@mantine/core";
import { IconPhotoPlus, IconX } from "@tabler/icons-react";
import { type ClipboardEvent, type DragEvent, useState } from "react";
import { useNotice } from "../../../../../platform/ui/notices.tsx";
import { uploadFile } from "../../../../../platform/ui/upload.ts";
import { useWords } from "../../../../../platform/ui/use-words.ts";
import { isUploaded, pictureTaken, type SurveyLanguage, type Words } from "../../../contract.ts";
import type { Option } from "../option-list.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./picture.module.css";
import { shrinkPicture } from "./shrink-picture.ts";

type PictureFieldProps = {
  option: Option;
  name: string;
  languages: readonly SurveyLanguage[];
  readOnly: boolean;
  onChange: (changed: Pick<Option, "picture"> & Partial<Pick<Option, "alt">>, stroke: string) => void;
};

const types = "image/png,image/jpeg,image/webp,image/gif";

/** The picture of an option: chosen, dropped or pasted, with words for who does not see it; or an address of its own. */
export function PictureField({ option, name, languages, readOnly, onChange }: PictureFieldProps) {
  const words = useWords({ fa, en });
  const [over, setOver] = useState(false);
  const { coming, send } = useSending((picture) => onChange({ picture }, "picture"));
  const take = (event: ClipboardEvent | DragEvent, files: FileList) => {
    const file = [...files].find(({ type }) => type.startsWith("image/"));
    if (!file || readOnly) return;
    event.preventDefault();
    void send(file);
  };
  return (
    // Focused by a click, so that what is pasted then comes here.
    <fieldset
      aria-label={words.of(words.picture, name)}
      tabIndex={-1}
      className={styles["field"]}
      data-over={over || undefined}
      onPaste={(event) => take(event, event.clipboardData.files)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        take(event, event.dataTransfer.files);
      }}
    >
      {option.picture ? <img className={styles["shown"]} src={option.picture} alt="" /> : null}
      {option.picture ? (
        <AltFields {...{ option, name, languages, readOnly, onChange }} />
      ) : (
        <ByAddress {...{ name, readOnly, onChange }} />
      )}
      {readOnly ? null : (
        <Group gap={6} wrap="nowrap">
          <FileButton accept={types} onChange={(file) => file && void send(file)}>
            {(props) => (
              <Button
                {...props}
                size="xs"
                variant="light"
                loading={coming}
                leftSection={<IconPhotoPlus size={16} stroke={1.6} />}
                aria-label={words.of(option.picture ? words.change : words.add, name)}
              >
                {option.picture ? words.change : words.add}
              </Button>
            )}
          </FileButton>
          {option.picture ? (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.remove(name)}
              onClick={() => onChange({ picture: undefined, alt: undefined }, "picture")}
            >
              <IconX size={16} stroke={1.6} />
            </ActionIcon>
          ) : null}
        </Group>
      )}
      <VisuallyHidden role="status">{coming ? words.coming : ""}</VisuallyHidden>
    </fieldset>
  );
}

/** Sends a picture, made small before; `kept` gets its address. */
function useSending(kept: (picture: string) => void) {
  const notice = useNotice();
  const [coming, setComing] = useState(false);
  const send = async (file: File) => {
    setComing(true);
    try {
      kept((await uploadFile("/survey-pictures", await shrinkPicture(file), pictureTaken)).picture);
    } catch (error) {
      notice.failed(error);
    } finally {
      setComing(false);
    }
  };
  return { coming, send };
}

function AltFields({ option, name, languages, readOnly, onChange }: PictureFieldProps) {
  const words = useWords({ fa, en });
  const say = (language: SurveyLanguage, text: string) => {
    const alt = { ...option.alt, [language]: text };
    if (text === "") delete alt[language];
    const some = Object.keys(alt).length > 0 ? (alt as Words) : undefined;
    onChange({ picture: option.picture, alt: some }, `alt ${language}`);
  };
  return (
    <div className={styles["words"]}>
      {languages.map((language) => (
        <TextInput
          key={language}
          size="xs"
          lang={language}
          dir={language === "fa" ? "rtl" : "ltr"}
          maxLength={500}
          aria-label={words.of(languages.length > 1 ? `${words.alt} (${words.inLanguage[language]})` : words.alt, name)}
          placeholder={languages.length > 1 ? `${words.alt} (${words.inLanguage[language]})` : words.alt}
          required={isUploaded(option.picture)}
          readOnly={readOnly}
          value={option.alt?.[language] ?? ""}
          onChange={(event) => say(language, event.currentTarget.value)}
        />
      ))}
      <Text size="xs" c="dimmed">
        {words.altNote}
      </Text>
    </div>
  );
}

function ByAddress({ name, readOnly, onChange }: Pick<PictureFieldProps, "name" | "readOnly" | "onChange">) {
  const words = useWords({ fa, en });
  const [address, setAddress] = useState<string | null>(null);
  if (readOnly) return null;
  if (address === null)
    return (
      <div className={styles["words"]}>
        <Text size="xs" c="dimmed">
          {words.drop}
        </Text>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          style={{ justifySelf: "start" }}
          onClick={() => setAddress("")}
        >
          {words.byAddress}
        </Button>
      </div>
    );
  const keep = () => address.trim() && onChange({ picture: address.trim() }, "picture");
  return (
    <TextInput
      className={styles["words"]}
      size="xs"
      dir="ltr"
      type="url"
      autoFocus
      maxLength={300}
      aria-label={words.of(words.address, name)}
      placeholder={words.address}
      value={address}
      onChange={(event) => setAddress(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        event.stopPropagation();
        keep();
      }}
    />
  );
}
