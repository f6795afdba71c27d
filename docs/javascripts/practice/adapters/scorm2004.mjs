// Reports to a learning system by SCORM 2004, 3rd edition.
import { SCORM_2004 } from "./dialect2004.mjs";
import { begin } from "./session.mjs";

self.connectOrNotKeeper = Promise.resolve(begin(SCORM_2004));
