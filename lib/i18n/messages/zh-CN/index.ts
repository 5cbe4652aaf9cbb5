export { default as common } from "./common.json";
export { default as community } from "./community.json";
export { default as errorPages } from "./error-pages.json";
export { default as errors } from "./errors.json";
