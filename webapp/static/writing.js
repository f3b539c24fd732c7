// Only where somebody writes freely.
import "./writing/fill.js";
import "./writing/hints.js";
import "./writing/drafts.js";
import "./writing/visit.js";
