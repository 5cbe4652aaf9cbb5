export * from "./ambassadors";
export * from "./community";
export * from "./escalations";
export * from "./knowledge";
export * from "./people";
export * from "./search";
export * from "./site";
export * from "./topics";
