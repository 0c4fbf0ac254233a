import { type KeyObject, sign } from "node:crypto";

/** A JSON web token (RFC 7519), signed with RS256 by an RSA key and with ES256 by one of the curve P-256. */
export function signJwt(key: KeyObject, claims: object, header: object = {}): string {
  const alg = key.asymmetricKeyType === "rsa" ? "RS256" : "ES256";
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const said = `${part({ alg, typ: "JWT", ...header })}.${part(claims)}`;
  const signature = sign("sha256", Buffer.from(said), { key, dsaEncoding: "ieee-p1363" });
  return `${said}.${signature.toString("base64url")}`;
}
