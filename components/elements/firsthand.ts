import "./theme-toggle";
import "./times";
import "./search-box";
import "./swap";
import "./live-region";
import "./keys";
import "./opened";
import "./film";
