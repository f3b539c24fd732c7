// Where a phone or a desk keeps nothing for later.
import "./writing/fill.js";
import "./writing/nothing-lost.js";
