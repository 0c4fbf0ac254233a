import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { answeringApp } from "../../testing/answering-app.ts";
import { sampleNames, samples } from "./samples.ts";

const database = await testDatabase();
const house = await testHouse(database);

test("what the sample for curl sends is what the server takes, word for word, for every kind of survey; the others send the same", async () => {
  const { api, app, survey } = await answeringApp(house, database);
  await api.post("/sites", { name: "برنامه", domains: [] });
  const { key: siteKey } = (await api.get("/sites")).body.rows[0] as { key: string };
  for (const template of ["nps", "csat", "ces", "expectation", "product"] as const) {
    const key = await survey(template);
    await api.put(`/surveys/${key}/in-app`, { rule: { events: [`at_${template}`] }, on: true });
    const { live } = (await api.get(`/surveys/${key}`)).body;
    const of = { host: "https://cx.example.com", siteKey, event: `at_${template}`, definition: live };
    // Each survey asks an install of its own, as the rule wants.
    const code = samples.curl(of).replace("an-install-of-the-app", `install-${template}`);
    const calls = [...code.matchAll(/curl -s '(.*?)' .*?-d '(.*?)'\n?(?=\n|$)/gs)].map(([, url, body]) => ({
      url: url!,
      body: body!,
    }));
    expect(calls).toHaveLength(3);
    let link = "";
    const outcomes = [];
    for (const { url, body } of calls) {
      const answer = await app.inject({
        method: "POST",
        url: new URL(url.replace("LINK", link)).pathname,
        headers: { "content-type": "application/json" },
        payload: body,
      });
      if (!link) link = answer.json().survey.link;
      outcomes.push(answer.statusCode);
    }
    expect(outcomes).toEqual([200, 200, 204]);
    expect((await api.get(`/responses?survey=${key}`)).body.rows).toMatchObject([
      { mode: "app", touchpoint: of.event },
    ]);
    for (const name of sampleNames) {
      for (const word of [siteKey, of.event]) expect(samples[name](of)).toContain(word);
      if (name !== "react-native") expect(samples[name](of)).toContain("https://cx.example.com/api/v1/app/surveys");
    }
  }
});
