// Hearing a page: fetched when somebody first asks for it.
import "./listening/reader.js";
