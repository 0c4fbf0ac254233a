import { fakeGraph } from "../../fakes/fake-graph.ts";
import { type GraphKind, graphCall } from "../../fakes/fake-graph-calls.ts";
import type { Hooked } from "../../fakes/fake-server.ts";
import { metaApp } from "../../fakes/meta-app.ts";
import type { MessengerSubject } from "../../testing/messenger-subjects.ts";
import { graphNumbers } from "../graph-failures.ts";
import { metaAccounts, metaAdapters } from "./meta-accounts.ts";

const forge = (call: Hooked): Hooked => ({
  ...call,
  headers: { ...call.headers, "x-hub-signature-256": `sha256=${"0".repeat(64)}` },
});

const shared = (kind: GraphKind) => ({
  adapter: metaAdapters[kind],
  provider: () => fakeGraph(kind),
  account: metaAccounts[kind],
  secret: { name: "token", next: "EAAanother-token-of-the-panel", code: "token_refused" },
  faults: { quota: 4, blocked: 551 },
  numbers: graphNumbers,
  pictureBytes: metaApp.file,
  forge,
});

const onPage = (kind: "instagram" | "messenger"): MessengerSubject => ({
  ...shared(kind),
  customer: { from: "4242", type: kind, value: "4242", to: "4242" },
  textOf: (sent) => (sent["message"] as { text?: string } | undefined)?.text,
  picture: { update: { text: "این", attachments: [{ type: "image", payload: { url: "fake://files/picture" } }] } },
});

/** Meta's three as the contract of all messengers takes them. */
export const metaSubjects: readonly MessengerSubject[] = [
  {
    ...shared("whatsapp"),
    customer: { from: "989123456789", type: "whatsapp", value: "+989123456789", to: "+989123456789" },
    faults: { quota: 130429, blocked: 131026 },
    textOf: (sent) => (sent["text"] as { body?: string } | undefined)?.body,
    press: (label, { id }) => ({
      update: { type: "interactive", interactive: { button_reply: { id: label, title: label } }, context: { id } },
    }),
    picture: { update: { type: "image", image: { id: "incoming-1", mime_type: "image/jpeg", caption: "این" } } },
    report: (_fake, id, status) =>
      graphCall("whatsapp", { from: "989123456789", text: "", statuses: [{ id, status, timestamp: "1772353800" }] }),
  },
  onPage("instagram"),
  onPage("messenger"),
];
