// IndexedDB with promises, for whoever keeps something on the phone.
import { openDB } from "idb";

self.idb = { openDB };
