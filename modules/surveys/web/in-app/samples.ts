import type { Answers, Definition, Question } from "../../contract.ts";
import { walk } from "../../contract.ts";

/** What samples are made for: an app of the brand, a survey, and an event of the app. */
export type SampleOf = { host: string; siteKey: string; event: string; definition: Definition };
export const sampleNames = ["curl", "kotlin", "swift", "react-native"] as const;
export type SampleName = (typeof sampleNames)[number];

/** Answers that a survey's first question could get. */
function someAnswers(definition: Definition): Answers {
  const first = walk(definition, {}).shown.find(({ type }) => type !== "statement" && type !== "file");
  return first ? { [first.key]: someAnswer(first) } : {};
}

function someAnswer(question: Question): Answers[string] {
  switch (question.type) {
    case "scale":
      return question.to;
    case "choice":
      return [question.options[0]!.key];
    case "ranking":
      return question.options.map(({ key }) => key);
    case "matrix":
      return Object.fromEntries(question.rows.map(({ key }) => [key, question.columns[0]!.key]));
    case "number":
      return question.least ?? 1;
    case "consent":
      return true;
    case "date":
      return question.least ?? "2026-03-21";
    case "phone":
      return "09121234567";
    case "email":
      return "name@example.com";
    case "national_id":
      return "0499370899";
    default:
      return "…";
  }
}

/** Code that asks this survey in an app, hands answers in and puts it off. */
export const samples: Record<SampleName, (of: SampleOf) => string> = {
  curl: ({ host, siteKey: key, event, definition }) => {
    const post = (path: string, body: object) =>
      `curl -s '${host}/api/v1/app/surveys${path}' \\\n  -H 'content-type: application/json' \\\n  -d '${JSON.stringify(body)}'`;
    return `# Something happened: is anything to be asked?
${post("", { key, visitor: "an-install-of-the-app", event, claim: "SIGNED_BY_YOUR_SERVER" })}
# {"survey":{"link":"LINK","page":"${host}/s/LINK?in=app",…}} or {"survey":null}

# The answers. The same client_id again changes nothing.
${post("/LINK/answers", { client_id: "device-0001", answers: someAnswers(definition), done: true })}

# Put off ("later"), no surveys any more ("never"), or it could not be shown ("unseen").
${post("/LINK/dismissal", { how: "later" })}`;
  },
  kotlin: ({ host, siteKey: key, event }) => `// installId: a random number that you keep
// claim: signed by your server, "" while nobody is signed in
suspend fun surveyAt(event: String, claim: String): JSONObject? = withContext(Dispatchers.IO) {
    val body = JSONObject().put("key", "${key}").put("visitor", installId)
        .put("event", event).put("claim", claim)
    val to = URL("${host}/api/v1/app/surveys").openConnection() as HttpURLConnection
    to.requestMethod = "POST"
    to.setRequestProperty("content-type", "application/json")
    to.doOutput = true
    to.outputStream.use { it.write(body.toString().toByteArray()) }
    if (to.responseCode != 200) return@withContext null
    JSONObject(to.inputStream.bufferedReader().readText()).optJSONObject("survey")
}

class Hamdel(private val heard: (String) -> Unit) {
    @JavascriptInterface fun postMessage(what: String) = heard(what)   // hamdel:done, hamdel:over
}

surveyAt("${event}", claim)?.let { survey ->
    webView.settings.javaScriptEnabled = true
    webView.addJavascriptInterface(Hamdel { runOnUiThread { showClose() } }, "Hamdel")
    webView.loadUrl(survey.getString("page"))
}`,
  swift: ({ host, siteKey: key, event }) => `// installId: a random number that you keep
// claim: signed by your server, "" while nobody is signed in
func survey(at event: String, claim: String) async throws -> [String: Any]? {
    var request = URLRequest(url: URL(string: "${host}/api/v1/app/surveys")!)
    request.httpMethod = "POST"
    request.setValue("application/json", forHTTPHeaderField: "content-type")
    request.httpBody = try JSONSerialization.data(withJSONObject: [
        "key": "${key}", "visitor": installId, "event": event, "claim": claim,
    ])
    let (data, _) = try await URLSession.shared.data(for: request)
    let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    return answer?["survey"] as? [String: Any]
}

final class Heard: NSObject, WKScriptMessageHandler {
    let over: () -> Void
    init(over: @escaping () -> Void) { self.over = over }
    func userContentController(_ content: WKUserContentController, didReceive message: WKScriptMessage) { over() }
}

if let page = try await survey(at: "${event}", claim: claim)?["page"] as? String {
    let setUp = WKWebViewConfiguration()
    setUp.userContentController.add(Heard { self.showClose() }, name: "hamdel")   // hamdel:done, hamdel:over
    let view = WKWebView(frame: .zero, configuration: setUp)
    view.load(URLRequest(url: URL(string: page)!))
}`,
  "react-native": ({
    host,
    siteKey: key,
    event,
    definition,
  }) => `// ${host}/hamdel-app.js and its types ${host}/hamdel-app.d.ts, kept in your project
import AsyncStorage from "@react-native-async-storage/async-storage";
import { WebView } from "react-native-webview";
import { createSurveys } from "./hamdel-app.js";

export const surveys = createSurveys({
  key: "${key}",
  host: "${host}",
  storage: AsyncStorage,
  claim: () => claimFromYourServer(), // null while nobody is signed in
});
surveys.flush(); // what waited for a network

const asked = await surveys.at("${event}");
// The survey's page …
if (asked) show(<WebView source={{ uri: asked.page }} onMessage={() => showClose()} />);
// … or questions that you draw: asked.questions(answers), asked.say(question.title, answers)
const { sent, refused, title } = await asked.finish(${JSON.stringify(someAnswers(definition))});`,
};
