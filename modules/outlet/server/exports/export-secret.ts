import { Refusal } from "../../../../platform/errors/index.ts";
import { seal, unseal } from "../../../admin/index.ts";
import { type ExportPlace, type ExportSecret, exportSecret } from "../../contract/exports.ts";

type Kept = { rule: { place: ExportPlace }; secret_sealed: string };

/**
 * The secret of a place, sealed: the one given, else the kept one, as long as it goes to the same account of the same server. Refuses
 * `export_secret_needed`.
 */
export function sealedSecret(
  key: Buffer,
  place: ExportPlace,
  given: ExportSecret | undefined,
  kept: Kept | null,
): string {
  const secret = secretFor(place, given);
  if (secret) return seal(key, JSON.stringify(secret));
  if (!kept || accountOf(kept.rule.place) !== accountOf(place)) throw new Refusal("export_secret_needed", "secret");
  return kept.secret_sealed;
}

/** What was sealed. */
export function openSecret(key: Buffer, sealed: string): ExportSecret {
  return exportSecret.parse(JSON.parse(unseal(key, sealed)));
}

/** What this kind of place needs of a secret; null where it is not there. */
function secretFor(place: ExportPlace, given: ExportSecret = {}): ExportSecret | null {
  if (place.kind === "s3") return given.secret ? { secret: given.secret } : null;
  const { private_key, passphrase, password } = given;
  if (private_key) return { private_key, ...(passphrase && { passphrase }) };
  return password ? { password } : null;
}

/** Who signs in where: a kept secret is told to nobody else. */
function accountOf(place: ExportPlace): string {
  if (place.kind === "s3") return JSON.stringify(["s3", place.endpoint, place.key]);
  return JSON.stringify(["sftp", place.host.toLowerCase(), place.port, place.user]);
}
