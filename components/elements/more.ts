import "./drafts";
import "./ask-suggestions";
import "./markdown-toolbar";
import "./claim-keeper";
import "./list-keys";
import "./read-in-place";
