import { type LineReader, readJson } from "../../../intake/index.ts";
import { type CustomerBody, customerBody } from "../../contract.ts";
import { type SavedCustomer, saveCustomers } from "./save-customers.ts";

/** Customers, one on each line. */
export const customerLines: LineReader<CustomerBody, SavedCustomer> = {
  reader: "customer",
  results: ["imported", "updated", "unchanged"],
  understand: (bytes) => readJson(bytes, customerBody),
  write: saveCustomers,
};
