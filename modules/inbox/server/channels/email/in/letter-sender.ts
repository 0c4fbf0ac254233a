import type { ParsedMail } from "mailparser";
import { normalise } from "../../../../../../platform/identifiers/index.ts";

/** Who wrote a letter: `value` is normalised. `known` is false where no readable address stands in it. */
export type Sender = { value: string; shown: string; name: string | null; known: boolean };

type Candidate = { address: string | undefined; name: string | undefined };

function listed(mail: ParsedMail, key: "from" | "replyTo"): Candidate[] {
  const flat = (mail[key]?.value ?? []).flatMap((each) => each.group ?? [each]);
  return flat.map(({ address, name }) => ({ address, name }));
}

const addressesIn = (found: ParsedMail["to"]) =>
  [found ?? []]
    .flat()
    .flatMap(({ value }) => value.flatMap((each) => each.group ?? [each]))
    .flatMap(({ address }) => (address ? [address.toLowerCase()] : []));

/**
 * Whether others take part in a letter: somebody beside the writer and us had it too, an answer is wanted at another address than the
 * writer's, or From is not who counts as its writer.
 */
export function isShared(mail: ParsedMail, { value }: Sender, own: readonly string[]): boolean {
  const [from] = addressesIn(mail.from);
  if (from !== value) return true;
  if (addressesIn(mail.replyTo).some((address) => address !== value)) return true;
  const to = addressesIn(mail.to);
  // One address that we do not know may be another name of our own mailbox.
  const had = [...(to.length > 1 ? to : []), ...addressesIn(mail.cc)];
  return had.some((address) => address !== value && !own.includes(address.replace(/\+c\d+\.[0-9a-f]{20}@/, "@")));
}

function bare(header: string | undefined): Candidate[] {
  const address = /[^\s<>,;:"']+@[^\s<>,;:"']+/.exec(header ?? "")?.[0];
  return address ? [{ address, name: undefined }] : [];
}

/**
 * The sender by From; by Reply-To where From is our own address, as contact forms of a site do; by Sender or Return-Path where From
 * cannot be read.
 */
export function senderOf(mail: ParsedMail, headers: ReadonlyMap<string, string>, own: readonly string[]): Sender {
  const from = [...listed(mail, "from"), ...bare(headers.get("from"))];
  const replyTo = listed(mail, "replyTo");
  const rest = [...replyTo, ...bare(headers.get("sender")), ...bare(headers.get("return-path"))];
  let ours: Sender | null = null;
  for (const { address, name } of [...from, ...rest]) {
    const read = address ? normalise("email", address) : null;
    if (!read || !("value" in read)) continue;
    const said = name
      ?.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, " ")
      .trim()
      .slice(0, 200);
    const sender = { ...read, name: said && said.toLowerCase() !== read.value ? said : null, known: true };
    if (!own.includes(read.value.replace(/\+c\d+\.[0-9a-f]{20}@/, "@"))) return sender;
    ours ??= sender;
  }
  return ours ?? { value: "unknown@sender.invalid", shown: "unknown@sender.invalid", name: null, known: false };
}
