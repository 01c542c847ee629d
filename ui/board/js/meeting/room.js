// The script that comes when a meeting is prepared or held.
import { provide } from "./later.js";
import { notes } from "./notes.js";
import { begin, stage } from "./stage.js";
import { prepared } from "./story.js";

provide({ begin, notes, stage, story: prepared });
