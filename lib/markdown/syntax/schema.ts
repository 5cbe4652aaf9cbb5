import type { Schema } from "hast-util-sanitize";
import { callOuts } from "./call-outs";

const blocks = ["p", "h2", "h3", "h4", "h5", "h6", "td", "th"];
const withDirection = Object.fromEntries(
  blocks.map((tag) => [tag, [["dir", "auto"]]]),
) as Schema["attributes"];

/** Everything that stored HTML may consist of. It runs last, so that whatever stands before it cannot add to this. */
export const schema: Schema = {
  strip: ["script", "style"],
  clobber: ["id"],
  clobberPrefix: "user-content-",
  ancestors: {
    thead: ["table"],
    tbody: ["table"],
    tr: ["table"],
    th: ["table"],
    td: ["table"],
    li: ["ol", "ul"],
  },
  protocols: { href: ["http", "https", "mailto", "tel"], src: [] },
  tagNames: [
    ..."a aside audio blockquote br code del details div em h2 h3 h4 h5 h6 hr img li ol p pre section".split(
      " ",
    ),
    ..."span strong summary sup table tbody td th thead tr ul video".split(" "),
  ],
  attributes: {
    ...withDirection,
    a: [
      "href",
      "title",
      "id",
      ["rel", "nofollow", "ugc", "noopener"],
      [
        "className",
        "md-anchor",
        "md-note",
        "md-back",
        "md-outside-picture",
        "md-picture",
        "md-film",
        "md-file",
      ],
      ["dataFilm", /^(?:youtube|vimeo):[\w-]{6,12}$/],
      ["ariaHidden", "true"],
      ["tabIndex", -1],
    ],
    aside: [
      ["className", "md-call-out", ...callOuts.map((kind) => `md-call-out-${kind}`)],
      ["dir", "rtl"],
    ],
    blockquote: [["dir", "rtl"]],
    audio: ["src", "title", ["controls", true], ["preload", "none"]],
    code: [["className", "hljs", /^language-[a-z0-9+#-]{1,20}$/]],
    details: [
      ["className", "md-tab", "md-transcript"],
      ["name", /^md-tabs-[0-9a-f]{8}-\d{1,4}$/],
      ["open", true],
    ],
    div: [
      ["className", "md-table", "md-tabs"],
      ["tabIndex", 0],
    ],
    ...Object.fromEntries(["h2", "h3", "h4", "h5", "h6"].map((tag) => [tag, ["id", ["dir", "auto"]]])),
    img: [
      ...["src", "alt", "title", "width", "height", "sizes"],
      ["srcSet", /^\/files\/[^\s,]+ \d+w, \/files\/[^\s,]+ \d+w$/],
      ["loading", "lazy"],
      ["decoding", "async"],
    ],
    li: ["id", ["className", "md-task-item"]],
    ol: ["start", ["dir", "rtl"]],
    p: [
      ["className", "md-call-out-title", "md-footnotes-title"],
      ["dir", "auto"],
    ],
    pre: [
      ["dir", "ltr"],
      ["tabIndex", 0],
    ],
    section: [["className", "md-footnotes"]],
    span: [["className", "md-label", "md-task", /^hljs-[a-z_-]{1,30}$/, /^[a-z]+_{1,2}$/], "dataLabel"],
    td: [
      ["align", "left", "center", "right"],
      ["dir", "auto"],
    ],
    th: [
      ["align", "left", "center", "right"],
      ["dir", "auto"],
    ],
    table: [["dir", "rtl"]],
    ul: [["dir", "rtl"]],
    video: ["src", "title", "width", "height", ["controls", true], ["preload", "none"]],
  },
};
