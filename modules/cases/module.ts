import type { Module, Role } from "../../platform/house/module.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];

/** Cases: a problem that is tracked until the customer confirms that it is solved. */
export const module: Module = {
  name: "cases",
  permissions: {
    "cases.read": everybody,
    "cases.write": ["owner", "manager", "agent"],
    "cases.manage": ["owner", "manager"],
  },
};
