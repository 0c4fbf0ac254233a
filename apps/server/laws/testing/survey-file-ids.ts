import { multipart, photo } from "../../../../modules/surveys/testing.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import type { Ids } from "./two-brands.ts";

type Making = (url: string, payload: unknown, method?: string) => Promise<{ id: number }>;
type At = { app: HttpApp; brand: { slug: string }; mark: string };

/** A response with a file that was attached on the survey's public page. */
export async function surveyFileIds(made: Making, { app, brand, mark }: At): Promise<Ids> {
  const key = `${mark}-file`;
  const question = { type: "file", key: "photo", title: { fa: mark } };
  const definition = { languages: ["fa"], sections: [{ key: "only", questions: [question] }] };
  await made("/surveys", { key, name: mark, definition });
  await made(`/surveys/${key}/versions`, {});
  const fields = { _key: `${mark}-page`, _seen: "", _asked: "photo", _do: "next" };
  const { body: payload, type } = multipart(fields, [{ field: "photo", name: `${mark}.png`, bytes: photo }]);
  await app.inject({ method: "POST", url: `/s/${brand.slug}/${key}`, payload, headers: { "content-type": type } });
  const { rows } = (await made(`/responses?survey=${key}`, undefined, "GET")) as unknown as { rows: { id: number }[] };
  const fileResponse = rows[0]!.id;
  const { files } = (await made(`/responses/${fileResponse}`, undefined, "GET")) as unknown as {
    files: { token: string }[];
  };
  return { fileResponse, file: files[0]!.token };
}
