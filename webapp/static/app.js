// One script for pages and worker: a phone asks for few files and fetches nothing twice.
import "./shared/store.js";
import "./shared/pages.js";
import "./shared/strongbox.js";
import "./shared/outbox.js";

if (self.document) require("./page/all.js");
else require("./worker/all.js");
