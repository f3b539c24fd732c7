// Where an inburgeraar writes freely.
import "./writing/fill.js";
import "./writing/drafts.js";
