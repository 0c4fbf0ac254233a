export type SftpProblemCode =
  | "address_refused"
  | "unreachable"
  | "host_key_changed"
  | "login_refused"
  | "bad_private_key"
  | "no_sftp"
  | "no_folder"
  | "not_writable"
  | "cut_off";

/** Why a file could not be put on a server; `detail` is what the server said, for those who look after it. */
export class SftpProblem extends Error {
  readonly code: SftpProblemCode;
  readonly detail: string | null;
  constructor(code: SftpProblemCode, cause?: unknown) {
    super(code, { cause });
    this.name = "SftpProblem";
    this.code = code;
    this.detail = cause instanceof Error ? cause.message.slice(0, 200) : null;
  }
}

/** What an error while signing in means. */
export function loginProblem(error: Error & { level?: string }): SftpProblem {
  if (error.level === "client-authentication") return new SftpProblem("login_refused", error);
  return new SftpProblem(error.level === "client-timeout" ? "cut_off" : "unreachable", error);
}

/** What an error of a deed with a file means: the numbers of the protocol (draft-ietf-secsh-filexfer-02, 7). */
export function fileProblem(error: Error & { code?: unknown }): SftpProblem {
  if (error.code === 2) return new SftpProblem("no_folder", error);
  if (error.code === 3 || error.code === 4) return new SftpProblem("not_writable", error);
  return new SftpProblem("cut_off", error);
}
