import { Refusal } from "../../../platform/errors/index.ts";
import { FileProblem } from "../../../platform/files/index.ts";

/** Does work on a file; a file that cannot be read is a refusal with its reason. */
export async function orRefuse<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileProblem) throw new Refusal(error.code, { field: "file", values: error.values });
    throw error;
  }
}
