import "./theme-toggle";
import "./times";
import "./search-box";
import "./swap";
import "./live-region";
import "./copy-link";
import "./keys";
import "./opened";
