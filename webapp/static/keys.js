// Only where staff make or use a passkey.
import "./page/passkey.js";
