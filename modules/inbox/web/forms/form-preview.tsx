import { useWords } from "../../../../platform/ui/use-words.ts";
import { type FormField, type FormSettings, fieldName } from "../../contract.ts";
import { chatGround } from "../settings/chat-ground.ts";
import styles from "./forms.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** How the form will look on a site; it follows every change, and is for the eye alone. */
export function FormPreview({ settings }: { settings: FormSettings }) {
  const label = useWords({ fa, en }).preview;
  const { language } = settings;
  const words = (language === "fa" ? fa : en).shown;
  const { ground, text } = chatGround(settings.colour);
  return (
    <figure className={styles["preview"]} aria-label={label} dir={language === "fa" ? "rtl" : "ltr"} lang={language}>
      {settings.title ? <strong className={styles["previewTitle"]}>{settings.title}</strong> : null}
      {settings.intro ? <p className={styles["previewIntro"]}>{settings.intro}</p> : null}
      {settings.fields.map((field) => (
        <PreviewField key={fieldName(field)} field={field} language={language} />
      ))}
      {settings.consent ? <PreviewCheck text={settings.consent} /> : null}
      <span className={styles["previewButton"]} style={{ background: ground, color: text }}>
        {settings.button || words.send}
      </span>
    </figure>
  );
}

function PreviewField({ field, language }: { field: FormField; language: "fa" | "en" }) {
  const words = (language === "fa" ? fa : en).shown;
  const label = field.is === "own" ? field.label[language] || field.label.fa || field.label.en : words[field.is];
  if (field.is === "own" && field.type === "checkbox") return <PreviewCheck text={label} />;
  const isLong = field.is === "message" || (field.is === "own" && field.type === "long");
  return (
    <div>
      <div className={styles["previewLabel"]}>
        {label}
        {field.required ? null : <small> ({words.optional})</small>}
      </div>
      <div className={styles["previewInput"]} data-long={isLong || undefined}>
        {field.is === "own" && field.type === "choice" ? words.choose : null}
      </div>
    </div>
  );
}

function PreviewCheck({ text }: { text: string }) {
  return (
    <div className={styles["previewCheck"]}>
      <span className={styles["previewTick"]} />
      <span>{text}</span>
    </div>
  );
}
