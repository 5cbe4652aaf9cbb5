import "./drafts";
import "./ask-suggestions";
import "./markdown-toolbar";
import "./list-keys";
import "./read-in-place";
