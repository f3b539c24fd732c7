// What every page does.
import "./say-beside.js";
import "./memory.js";
import "./fresh.js";
import "./correcting.js";
import "./waiting.js";
import "./late-forms.js";
import "./refused.js";
import "./went-wrong.js";
import "./sign-out.js";
import "./left.js";
import "./reminders.js";
import "./install.js";
import "./copy.js";
import "./at-home.js";
import "./read-aloud.js";
