export { default as account } from "./account.json";
export { default as common } from "./common.json";
export { default as community } from "./community.json";
export { default as errorPages } from "./error-pages.json";
export { default as errors } from "./errors.json";
export { default as fields } from "./fields.json";
export { default as notify } from "./notify.json";
export { default as people } from "./people.json";
