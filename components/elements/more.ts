// Before the drafts, which tell it what they bring back.
import "./live-preview";
import "./drafts";
import "./ask-suggestions";
import "./markdown-toolbar";
import "./call-people";
import "./file-drop";
import "./claim-keeper";
import "./case-presence";
import "./list-keys";
import "./reply-keys";
import "./read-in-place";
import "./repeat-board";
