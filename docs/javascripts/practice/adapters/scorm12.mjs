// Reports to a learning system by SCORM 1.2.
import { SCORM_12 } from "./dialect12.mjs";
import { begin } from "./session.mjs";

self.connectOrNotKeeper = Promise.resolve(begin(SCORM_12));
