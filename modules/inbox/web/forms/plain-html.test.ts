import { expect, test } from "vitest";
import { formSettings } from "../../contract.ts";
import { fa } from "./messages.fa.ts";
import { plainHtml } from "./plain-html.ts";

test("plain HTML holds every field under its name, says what is required, and nothing of the brand's words runs", () => {
  const settings = formSettings.parse({
    language: "fa",
    consent: '<script>alert("1")</script>',
    fields: [
      { is: "email", required: true },
      { is: "message", required: true },
      {
        is: "own",
        key: "city",
        label: { fa: '"شهر"><img src=x>', en: "" },
        type: "choice",
        options: ["<b>"],
        required: false,
      },
      { is: "file", required: false },
    ],
  });
  const html = plainHtml(settings, "https://cx.example.com/f/hf_1_0", fa.shown);
  expect(html).toContain('enctype="multipart/form-data"');
  expect(html).toContain('name="email" autocomplete="email" dir="ltr" maxlength="320" required');
  expect(html).toContain('name="own_city"');
  expect(html).not.toMatch(/<script|<img|<b>/);
});
