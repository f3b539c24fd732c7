// Where forms save by themselves.
import "./writing/fill.js";
import "./writing/hints.js";
import "./writing/saving.js";
import "./writing/drafts.js";
