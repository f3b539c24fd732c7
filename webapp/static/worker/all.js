// What the service worker does.
import "./shelf.js";
import "./reading.js";
import "./sending.js";
import "./reminding.js";
