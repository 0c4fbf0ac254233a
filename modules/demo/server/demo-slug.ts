/** The slug under which the demo brand stands. */
export const demoSlug = "demo";
