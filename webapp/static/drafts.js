// Where an inburgeraar writes freely.
import "./writing/drafts.js";
