/** A template that the provider approved. `name` is what a `pattern` says; `{{gap}}` in its words are its gaps. */
export type ChannelTemplate = {
  name: string;
  title: string;
  language: string;
  category: string | null;
  body: string;
  header: { text: string } | { file: "image" | "video" | "document" } | null;
  footer: string | null;
  buttons: string[];
  gaps: { name: string; place: "header" | "body" | "button"; example: string | null }[];
};
