// The rules between the rooms of the house; ARCHITECTURE.md says why. scripts/boundaries.test.ts breaks each of them.

const tests = "\\.(test|spec)\\.tsx?$";
const areas = [
  "ambassadors",
  "community",
  "curation",
  "desk",
  "insight",
  "knowledge",
  "notify",
  "people",
  "site",
];
const pure =
  "^lib/(policy|errors)\\.ts$|^lib/[^/]+/(lifecycle|calendar|gate-rules|rules|ranking|grouping)(\\.ts$|/)|^lib/(search/(text|ascii-words|codes|stems)|exchange/csv|i18n/time-zone|markdown/(private-looking|complexity|limits))\\.ts$";
// Types vanish when the code runs; knowing the shape of a thing is not the same as reaching for it.
const atRunTime = { dependencyTypesNot: ["type-only"] };

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "screens-reach-no-database",
      comment:
        "app and components call commands and queries; they never see tables, drizzle or a search client.",
      severity: "error",
      from: { path: "^(app|components)/", pathNot: tests },
      to: { path: "^db/|node_modules/(drizzle-orm|pg|meilisearch|graphile-worker)/" },
    },
    {
      name: "components-get-what-they-show",
      comment: "A component is given its data and actions; only a screen asks for them.",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: { path: "^app/|^lib/[^/]+/(commands|queries|jobs)/", ...atRunTime },
    },
    {
      name: "ui-knows-no-product",
      comment:
        "components/ui could be lifted into another product: no words, no rules, no address of this one.",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(app|components|db|lib|scripts|content)/", pathNot: "^(components/ui|lib/render)/" },
    },
    {
      name: "lib-and-db-know-no-screen",
      severity: "error",
      from: { path: "^(lib|db)/", pathNot: tests },
      to: { path: "^(app|components|scripts|journeys)/" },
    },
    {
      name: "next-stays-at-the-edge",
      comment: "next/* only in app, lib/http and lib/web (and next-auth only there).",
      severity: "error",
      from: { path: "^(lib|db|scripts|components)/", pathNot: "^lib/(http|web)/" },
      to: { path: "node_modules/(next|next-auth)/" },
    },
    {
      name: "pure-stays-pure",
      comment: "Rules import rules and zod: no database, no clock, no network.",
      severity: "error",
      from: { path: pure, pathNot: tests },
      to: { pathNot: `${pure}|node_modules/(zod|snowball-stemmers)/`, ...atRunTime },
    },
    {
      name: "search-knows-no-area",
      comment: "Areas build documents; the engines store and rank whatever they are given.",
      severity: "error",
      from: { path: "^lib/search/", pathNot: tests },
      to: { path: `^lib/(${areas.join("|")})/`, ...atRunTime },
    },
    {
      name: "meilisearch-in-one-file",
      severity: "error",
      from: { pathNot: "^lib/search/meilisearch/client\\.ts$" },
      to: { path: "node_modules/meilisearch/" },
    },
    {
      name: "community-stands-alone",
      comment: "Everything else may build on the community; it builds on none of them.",
      severity: "error",
      from: { path: "^lib/community/", pathNot: tests },
      to: { path: "^lib/(ambassadors|curation|desk|insight|knowledge)/", ...atRunTime },
    },
    {
      name: "areas-do-not-lean-on-each-other",
      severity: "error",
      from: { path: "^lib/(ambassadors|desk|insight|knowledge)/", pathNot: tests },
      to: { path: "^lib/(ambassadors|curation|desk|insight|knowledge)/", pathNot: "^lib/$1/", ...atRunTime },
    },
    {
      name: "curation-builds-on-articles",
      comment: "Turning repeats into articles needs the articles; nothing else beside the community.",
      severity: "error",
      from: { path: "^lib/curation/", pathNot: tests },
      to: { path: "^lib/(ambassadors|desk|insight)/", ...atRunTime },
    },
    {
      name: "areas-only-enqueue",
      comment: "Who may run a job is the worker's business alone; an area writes the job and forgets it.",
      severity: "error",
      from: { path: "^(app|components|db|lib)/", pathNot: `^lib/(worker|testing)/|${tests}` },
      to: { path: "^lib/worker/", ...atRunTime },
    },
    {
      name: "tests-help-tests-only",
      severity: "error",
      from: { path: "^(app|components|db|lib)/", pathNot: `^lib/testing/|${tests}` },
      to: { path: "^lib/testing/" },
    },
    {
      name: "no-cycles",
      comment: "Nothing needs what needs it, not even for a type.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "everything-is-found",
      comment: "An import that leads nowhere would hide what it breaks.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "\\.css$" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^\\.(next|cache|data)|^node_modules/\\.cache" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
