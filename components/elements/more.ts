import "./drafts";
import "./ask-suggestions";
import "./markdown-toolbar";
import "./claim-keeper";
import "./case-presence";
import "./list-keys";
import "./read-in-place";
