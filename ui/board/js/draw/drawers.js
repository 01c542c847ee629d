// Written by `python3 -m ui.document.javascript` from the names of exported functions: who draws which kind of block.
import { calculation } from "../text/calculation.js";
import { chart } from "../charts/chartblock.js";
import { decision } from "../desk/desk.js";
import { empty } from "./lists.js";
import { facts } from "./lists.js";
import { findings } from "../desk/desk.js";
import { kinds } from "./segment.js";
import { list } from "./lists.js";
import { note } from "./lists.js";
import { plantext } from "../text/plantext.js";
import { quote } from "./lists.js";
import { records } from "../text/records.js";
import { search } from "./lists.js";
import { sides } from "../desk/desk.js";
import { story } from "../meeting/later.js";
import { table } from "../tables/table.js";
import { targets } from "../targets/targets.js";
import { toc } from "../text/toc.js";
import { verdict } from "./lists.js";

/** @type {Record<Said.Block["kind"], (block: any) => any>} */
export const DRAWERS = { calculation, chart, decision, empty, facts, findings, kinds, list, note, plantext, quote, records, search, sides, story, table, targets, toc, verdict };
