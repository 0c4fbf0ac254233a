export { type SftpPlace, type SftpSettings, sftpPlace } from "./sftp-place.ts";
export { SftpProblem, type SftpProblemCode } from "./sftp-problem.ts";
