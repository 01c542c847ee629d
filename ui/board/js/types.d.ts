// Written by `python3 -m ui.document.javascript` from the types in ui/document and beside cards: what a page hands to the board.
export as namespace Said; // every module knows them by that name

export type Hatch = "solid" | "policy" | "unconfirmed" | "undivided" | "hollow" | "ghost";

/** Words (`t`), words that disagree (`warn`, with `href`: the finding), or a swatch with its words. */
export interface SubtitlePart {
  t?: string;
  warn?: string;
  href?: string;
  swatch?: Hatch;
  colour?: string;
}

/** What a click on the points with this customdata does; `label` is what a screen reader says. `source` is where its numbers come from. */
export interface Mark {
  id: string;
  label: string;
  pick: Params;
  on: boolean;
  href?: string;
  source?: string;
}

/** A chart block: a figure with its finding, its marks and what is behind it, of which with `file` `data` is a part. */
export interface Chart {
  id: string;
  area?: Area;
  span?: number;
  title: string;
  kind: "chart";
  subtitle: SubtitlePart[];
  alt: string;
  figure: Figure;
  marks: Mark[];
  data: DataTable;
  how: string[];
  passages: Link[];
  switch: SetSwitch | null;
  file?: true;
}

/** The boxed character of a severity, and what it stands for. */
export interface SeverityMark {
  code: string;
  mark: string;
  label: string;
}

/** A status and how many findings have it. */
export interface FindingTab {
  label: string;
  href: string;
  count: number;
  on: boolean;
}

/** One finding of the list. `values` are all its values in one line; `sentence` has them in words. */
export interface FindingItem {
  id: string;
  title: string;
  sentence: string;
  severity: SeverityMark;
  difference: string;
  unit: string;
  values: string;
  href: string;
  on: boolean;
}

/** Findings under a quiet heading, or under none. */
export interface FindingGroup {
  title: string;
  items: FindingItem[];
}

/** How much was checked and how much agrees, in a sentence and by family; each number leads to where it was checked. */
export interface Tally {
  title: string;
  columns: string[];
  rows: Cell[][];
}

/** One step of the history of decisions; `note` as it was then. Where steps are of several findings: of which. */
export interface Step {
  id: number;
  when: string;
  who: string;
  words: string;
  note: string;
  finding?: Link;
}

/** Steps, the last first, under a heading; `more` says where those are that are left out. */
export interface History {
  title: string;
  steps: Step[];
  more: string;
}

/** The list: `before` and `after` lead on from a finding that is open but not in it; `data` is what is exported. Of very many findings some are listed: `ways` lead to the others, and with `file` the export is a file of its own. */
export interface Findings {
  id: string;
  area?: Area;
  span?: number;
  title: string;
  kind: "findings";
  label: string;
  tabs: FindingTab[];
  groups: FindingGroup[];
  before: string | null;
  after: string | null;
  empty: string;
  note: string[];
  tally: Tally;
  history: History | null;
  data: DataTable;
  ways?: Link[];
  file?: true;
}

/** A cell of a side's table: `quoted` in the plan's face, `mark` in red, `wide` for names. */
export interface SideCell {
  t: string;
  quoted?: boolean;
  wide?: boolean;
  mark?: boolean;
  tag?: Tag;
  tag_label?: string;
}

/** A row of a side's table; `computed` where it stands for several. */
export interface SideRow {
  cells: SideCell[];
  computed?: boolean;
}

/** The cells that a side rests on. */
export interface SideTable {
  head: string[];
  rows: SideRow[];
}

/** A passage of the plan and its address. */
export interface SideQuote {
  href: string;
  parts: QuotePart[];
}

/** One paper. `odd`: it stands against what the others say; `none`: it says nothing. */
export interface FindingSide {
  tag: Tag;
  tag_label: string;
  place: string;
  value: string;
  unit: string;
  none: boolean;
  printed: boolean;
  odd: boolean;
  href: string | null;
  quotes: SideQuote[];
  table: SideTable | null;
  note: string;
}

/** The sides of a finding; `difference` stands between two of them, with the sign ≠ if they contradict each other. `title_href` is where the rest of what the title says comes from: the rows that it is about, added up. */
export interface Sides {
  id: string;
  area?: Area;
  span?: number;
  title: string;
  kind: "sides";
  title_href: string | null;
  severity: SeverityMark;
  difference: string;
  is_apart: boolean;
  open: string;
  sides: FindingSide[];
}

/** A status to decide on. */
export interface DecisionButton {
  code: string;
  label: string;
  on: boolean;
}

/** The proposed reading, what it bears on, and what was decided. `is_open`: the address names the finding. To a reader who may not decide `closed` says so, and there are no `buttons`. `undo` takes back the last step of the `history`, if it is still in force. */
export interface Decision {
  id: string;
  area?: Area;
  span?: number;
  title: string;
  kind: "decision";
  finding: string;
  is_open: boolean;
  tag: Tag | null;
  tag_label: string | null;
  text: string[];
  impact: string;
  links: Link[];
  listing: string;
  more: string;
  status: string;
  decided: string;
  lapsed: string;
  closed: string;
  buttons: DecisionButton[];
  note: string;
  note_label: string;
  note_hint: string;
  note_changed: string;
  most: number;
  guard: string;
  seen: string;
  by_label: string;
  by_none: string;
  by_most: number;
  history: History | null;
  undo: string;
  error: string;
  open: Link | null;
}

/** A name and what the plan gives for it. */
export interface Fact {
  label: string;
  value: string;
  tag?: Tag;
  tag_label?: string;
  href: string | null;
}

/** A list of facts. */
export interface Facts {
  id: string;
  area?: Area;
  span?: number;
  title: string;
  kind: "facts";
  items: Fact[];
}

/** A passage of the plan and where it stands. */
export interface Quote {
  id: string;
  area?: Area;
  span?: number;
  kind: "quote";
  title?: string;
  where: string;
  where_href: string;
  parts: QuotePart[];
}

/** A finding as a sentence, how it may be read, and the way to it; `warn` where numbers disagree. */
export interface Judgement {
  t: string;
  warn: boolean;
  reading: string;
  tag: Tag;
  tag_label: string;
  link: Link;
}

/** What disagrees about the thing a page shows; `agreed` says it where nothing does, with the places that do agree. */
export interface Verdict {
  id: string;
  area?: Area;
  span?: number;
  kind: "verdict";
  items: Judgement[];
  agreed: string;
  agreed_href: string | null;
}

/** One line of a list; `gloss` is what its label means, `value_href` where its value comes from if not from there. */
export interface ListItem {
  label: string;
  href: string;
  gloss?: string;
  value?: string;
  value_href?: string;
  note?: string;
  dot?: string | null;
}

/** A list of lines that lead somewhere; `unit` is that of their values, which files name in the header. */
export interface ListBlock {
  id: string;
  area?: Area;
  span?: number;
  title: string;
  kind: "list";
  note?: string;
  note_href?: string | null;
  unit?: string;
  items: ListItem[];
}

/** Paragraphs. */
export interface Note {
  id: string;
  area?: Area;
  span?: number;
  kind: "note";
  text: string[];
}

/** A filter that may have emptied the page, and what clears it, or with `href` a way on. `title` is the filter in full if the label shortens it. */
export interface Offer {
  label: string;
  title?: string | null;
  clear: Params;
  href?: string;
}

/** What stands in place of charts when nothing is left. */
export interface Empty {
  id: string;
  area?: Area;
  span?: number;
  kind: "empty";
  text: string;
  offers: Offer[];
}

/** A row of kinds, one of which is chosen: a click sets `param`. */
export interface Kinds {
  id: string;
  area?: Area;
  span?: number;
  kind: "kinds";
  param: string;
  label: string;
  options: Option[];
}

/** The search line of a page: what is typed sets `param`. */
export interface Search {
  id: string;
  area?: Area;
  span?: number;
  kind: "search";
  param: string;
  label: string;
  value: string;
  placeholder: string;
  hint?: string;
}

/** What a person decides about a finding; `guard` and `seen` are what stood there when it was decided. */
export interface Decided {
  finding: string;
  status: string;
  note: string;
  guard: string;
  seen: string;
  by: string;
}

/** That a person takes back the last step about a finding: `undo` is the step's number. */
export interface Undone {
  finding: string;
  undo: number;
  by: string;
}

/** What a button of the head does, one of these: opens how the view is shared, follows a link, clears the filters, shows the page's sentences, shows the page to a meeting, or makes it a step of the story. */
export interface ButtonAction {
  share?: true;
  go?: string;
  clear?: boolean;
  show?: "points" | "stage" | "story";
}

export type Layout = "grid" | "aside" | "desk" | "reader";

export type Block = Chart | Findings | Sides | Decision | Facts | Quote | Verdict | ListBlock | Note | Empty | Kinds | Search | Table | Targets | TargetFacts | StoryBlock | Toc | PlanText | Records | Calculation;

/** One step of the path to this page; the last has no `href`. */
export interface Crumb {
  label: string;
  href: string | null;
}

/** A run of words; `strong` in ink, otherwise secondary. `dot` puts a coloured square before it. `href` is where the counts in it come from. */
export interface Word {
  t: string;
  strong: boolean;
  href?: string;
  dot?: string;
}

/** An active filter and the parameters that a click on it clears. `title` is its label in full if that is shortened. `hollow`: it is outlined, as the second side of a comparison is everywhere. */
export interface Chip {
  label: string;
  title: string | null;
  clear: Params;
  hollow?: true;
}

/** A button of the head; `rare`: it stands in the menu behind the others. */
export interface Button {
  label: string;
  action: ButtonAction;
  rare?: true;
}

/** The question, the line in words, the chips, the buttons. `crumbs` stand above the question, `path` beside the chips. `unread` says which conditions of the address were not understood, `idle` which of those that are set do not act here. */
export interface Head {
  title: string;
  crumbs: Crumb[];
  path: Crumb[];
  words: Word[];
  unread?: string;
  idle?: string;
  chips: Chip[];
  hint: string;
  clear_all: Button | null;
  buttons: Button[];
}

/** What a page says in its head instead of what every page says. */
export interface HeadChanges {
  crumbs?: Crumb[];
  path?: Crumb[];
  words?: Word[];
  chips?: Chip[];
  hint?: string;
  clear_all?: Button | null;
  buttons?: Button[];
}

/** A headline number. `href` is where it comes from or what it counts, `note_href` what its note speaks of. `other` is the same of the other side of a comparison, `other_href` where that leads. */
export interface BigNumber {
  id: string;
  label: string;
  value: string;
  unit: string;
  note: string;
  warn: boolean;
  tag: Tag | null;
  tag_label: string | null;
  href: string | null;
  note_href?: string | null;
  other?: string;
  other_href?: string | null;
}

/** A sentence of a page that can be read out (要点). `about` is the block or the number that it words, `href` its passage, `source` what stands there; `warn` where numbers disagree; `more` what it says beyond the title of a chart. */
export interface Point {
  t: string;
  more?: string;
  about?: string;
  href: string;
  source: string;
  warn?: true;
}

/** Everything on the screen. `ui` holds the words of the element itself (`ui.…` of the catalogues). `query` are the view's own parameters: what answers which question. `version` is that of the data, `decided` that of people's decisions. `filters` are the parameters that clearing removes. `plan` tells whose views a browser keeps, `name` is what this one is called if nobody gives it another. */
export interface Doc {
  page: string;
  query: Record<string, string>;
  version: string;
  plan: string;
  name: string;
  decided: string;
  filters: string[];
  lang: string;
  theme: string;
  size: string;
  title: string;
  ui: Record<string, string>;
  side: Side;
  head: Head;
  numbers: BigNumber[];
  points: Point[];
  layout: Layout;
  blocks: Block[];
  foot: string;
}

export type Tag = "printed" | "computed" | "inferred";

export type Area = "list" | "main" | "aside";

export type Params = Record<string, string | number | null>;

export type Place = [number, number];

export type Value = string | number | null;

export type Figure = Record<string, any>;

/** What every block has: its name on the page, and its place if it says it: a column of the page, one or both of a grid. */
export interface Placed {
  id: string;
  area?: Area;
  span?: number;
}

/** A block under a heading. */
export interface Headed {
  id: string;
  area?: Area;
  span?: number;
  title: string;
}

/** Words that lead to a page. */
export interface Link {
  label: string;
  href: string;
}

/** A button; `set` are the parameters that a click sets. */
export interface SetButton {
  label: string;
  set: Params;
}

/** A button that is `on` where what it sets is so already. */
export interface SetSwitch {
  label: string;
  set: Params;
  on: boolean;
}

/** The numbers behind a chart or a list; `links` are where those of each row come from, cell by cell. */
export interface DataTable {
  columns: string[];
  rows: Value[][];
  links?: Array<Array<string | null>>;
}

/** One choice of several. `code` None is the default; `note` says more, `count` how many it leaves. */
export interface Option {
  code: string | null;
  label: string;
  on: boolean;
  note?: string;
  dot?: string | null;
  count?: string;
}

/** Words of the plan: `hl` on the highlighter's ground, `mark` in red, `cell` after a cell's border. */
export interface QuotePart {
  t: string;
  hl?: boolean;
  mark?: boolean;
  cell?: boolean;
}

/** A QR code: the outline of its dark modules in a square of `size` modules. */
export interface QrCode {
  size: number;
  path: string;
}

/** An address by which others open the view, and its code if a phone can read one of that length. */
export interface Way {
  href: string;
  host: string;
  code?: QrCode;
}

/** What heads a code, what it leads to, and what stands in its place where the address is too long for one. */
export interface Scan {
  title: string;
  opens: string;
  too_long: string;
}

/** How the view is shared: what holds, and what that means. */
export interface SharingLine {
  label: string;
  note: string;
  value: string;
}

/** How the view that somebody looks at is shared: its addresses, the likely one first. `command` is what to type where only this machine can open it; there is no `scan` then. `follow` says what following is for whoever asks: a presenter, if `may_present`. */
export interface Sharing {
  title: string;
  hint: string;
  ways: Way[];
  several: string;
  copy: string;
  scan?: Scan;
  lines: SharingLine[];
  follow?: SharingLine;
  may_present: boolean;
  command?: string;
  foot?: string;
}

/** Where a presenter points: in a block (none: the page), in a mark of it or what its children by number lead to, and how far across and down that, from 0 to 1: windows differ. */
export interface Pointer {
  block: string;
  mark: string;
  path: number[];
  x: number;
  y: number;
}

/** What a stage shows of a view: a chart or numbers; of how many steps it is one; and the title if it is the presenter's own. */
export interface Staged {
  show: string;
  of: number;
  title: string | null;
}

/** What a presenter's browser says it shows: the address of its view, `None` once it shows nothing any more; on a stage which step and what; whether the screen is black. */
export interface Told {
  address: string | null;
  step: number | null;
  stage: Staged | null;
  black: boolean;
  pointer: Pointer | null;
}

/** The same for those who follow. A larger `n` is newer: what comes late or twice is left. `called` is how often those who have left were asked back. */
export interface Shown {
  address: string | null;
  step: number | null;
  stage: Staged | null;
  black: boolean;
  pointer: Pointer | null;
  n: number;
  called: number;
}

/** What a presenter's tab is answered: how many follow, how many have left, and whether it is the one that presents. */
export interface Followed {
  followers: number;
  away: number;
  is_on: boolean;
}

/** The name of the whole. */
export interface Brand {
  title: string;
  sub: string;
}

/** One page in the menu. */
export interface MenuItem {
  label: string;
  href: string;
  on: boolean;
  badge: string | null;
}

/** A titled part of the menu. */
export interface MenuSection {
  title: string;
  items: MenuItem[];
}

/** A small switch of two or three fields, in the sidebar's foot or under a list of options. */
export interface Segment {
  param: string;
  label: string;
  options: Option[];
}

/** A line that opens a list of options. `match` asks, of several chosen ones, whether any or all are meant. `presets`, several choices at once, stand over the options instead of all of them. */
export interface OptionsControl {
  label: string;
  value: string;
  on: boolean;
  kind: "options";
  param: string;
  multiple: boolean;
  options: Option[];
  match?: Segment;
  presets?: SetSwitch[];
}

/** A line that is on or off: `value_on` is put into the parameter or taken out. */
export interface SwitchControl {
  kind: "switch";
  param: string;
  label: string;
  value_on: string | null;
  on: boolean;
}

/** A line that opens two years, between `min` and `max`. */
export interface RangeControl {
  label: string;
  value: string;
  on: boolean;
  from: number;
  to: number;
  kind: "range";
  params: [string, string];
  min: number;
  max: number;
}

/** A line that opens two amounts of 万元; `wan` of them are one of what is typed. */
export interface AmountsControl {
  label: string;
  value: string;
  on: boolean;
  from: number | null;
  to: number | null;
  kind: "amounts";
  params: [string, string];
  wan: number;
}

/** A search line. */
export interface TextControl {
  label: string;
  value: string;
  on: boolean;
  kind: "text";
  param: string;
  placeholder: string;
}

export type SimpleControl = OptionsControl | SwitchControl | RangeControl | AmountsControl | TextControl;

/** A line that unfolds rarer controls. */
export interface MoreControl {
  label: string;
  value: string;
  on: boolean;
  kind: "more";
  param: string;
  controls: SimpleControl[];
}

export type Control = SimpleControl | MoreControl;

/** A titled group of controls. */
export interface ControlGroup {
  title: string;
  controls: Control[];
}

/** The sidebar. */
export interface Side {
  brand: Brand;
  menu: MenuSection[];
  groups: ControlGroup[];
  foot: Segment[];
}

/** A table cell with a look: `hatch` for unconfirmed, `dim` for blanks. `href` is where a number comes from. `gloss` is what a name means; `ne` is the finding that disputes a number. */
export interface CellLook {
  t: string;
  ne?: string;
  gloss?: string;
  dot?: string;
  hatch?: boolean;
  dim?: boolean;
  href?: string | null;
}

export type Cell = string | CellLook;

/** A table column. `sort` is the value that a click on the header gives the parameter `sort`: none for the usual order. `unit` is that of its numbers, which files name in the header. A column that only `leads` somewhere is in no file. */
export interface Column {
  label: string;
  unit?: string;
  leads?: boolean;
  align?: "l" | "r";
  tag?: Tag | null;
  tag_label?: string | null;
  sort?: string | null;
  sorted?: "asc" | "desc" | null;
}

/** A table row, by the `id` of what it is about; a click on it goes to `href`. */
export interface Row {
  cells: Cell[];
  id?: string;
  href?: string | null;
  on?: boolean;
}

/** The words under a phone's list, with `{n}` for how many rows are left. */
export interface MoreRows {
  label: string;
}

/** A table block. `phone` are the columns of the phone's list: name, value. With `count` the table has so many rows, of which `rows` are the first: the others are at the address `rows`. With `file` all of it is at the address `file`; `choose` are its columns to choose from, `order` its orders where it has no headers. `sum_more` is a second last row: the sums with what stands in no column of the rows for certain. */
export interface Table {
  id: string;
  area?: Area;
  span?: number;
  title: string;
  kind: "table";
  note: string;
  columns: Column[];
  rows: Row[];
  count?: number;
  sum?: Cell[] | null;
  sum_more?: Cell[];
  phone?: number[];
  more?: MoreRows;
  choose?: OptionsControl;
  order?: OptionsControl;
  file?: true;
}

/** A mark on a target's line, at a share of its width or from one to another. `soft` where the plan only strives for it, `open` where the value itself does not count, `warn` where numbers disagree. */
export interface BulletMark {
  from?: number;
  to?: number;
  m: "band" | "edge" | "bar" | "base";
  at?: number;
  label?: string;
  colour?: string;
  soft?: boolean;
  open?: boolean;
  warn?: boolean;
}

/** A target as a line; `alt` says it in words. */
export interface Bullet {
  alt: string;
  marks: BulletMark[];
}

/** What a mark of the lines stands for. */
export interface LegendMark {
  mark: string;
  label: string;
}

/** What is stated, as printed, and where. */
export interface Printed {
  t: string;
  href: string;
}

/** What the projects come to, and where that comes from; `short` where it falls short, `dim` where nothing is added up. */
export interface TargetCapacity {
  value: string;
  href: string | null;
  note: string;
  dim?: boolean;
  short?: boolean;
}

/** Titled sentences: how the answer was worked out. */
export interface TargetHow {
  title: string;
  text: string[];
}

/** Whether the money reaches the target; `href` is where the numbers come from. */
export interface TargetAnswer {
  title: string;
  text: string[];
  href: string | null;
  short: boolean;
}

/** A project or a baseline that a target rests on; `place` is where the value stands. */
export interface TargetLine {
  label: string;
  href: string;
  gloss?: string;
  dot?: string;
  value: string;
  place: string | null;
  note: string;
}

/** Titled lines. */
export interface TargetLines {
  title: string;
  items: TargetLine[];
}

/** A finding about a target; `warn` where it holds different numbers against each other. */
export interface TargetFinding {
  label: string;
  href: string;
  warn: boolean;
}

/** Titled findings. */
export interface TargetFindings {
  title: string;
  items: TargetFinding[];
}

/** A place that states the target. */
export interface TargetPassage {
  label: string;
  href: string;
  where: string;
  parts: QuotePart[];
}

/** Titled passages. */
export interface TargetPassages {
  title: string;
  items: TargetPassage[];
}

/** All that an opened target shows. */
export interface TargetDetail {
  answer: TargetAnswer;
  bullet: Bullet | null;
  how: TargetHow;
  projects: TargetLines | null;
  bases: TargetLines | null;
  findings: TargetFindings | null;
  passages: TargetPassages;
}

/** A target as a line of the list. `desk` is the finding that holds its numbers apart, `disagree` says so. `gloss` is what its name means. */
export interface TargetRow {
  id: string;
  href: string;
  on: boolean;
  name: string;
  gloss: string;
  scope: string;
  target: Printed[];
  desk: string | null;
  disagree: string;
  bullet: Bullet | null;
  relative: string;
  base: Printed[];
  capacity: TargetCapacity;
  status: string;
  detail: TargetDetail | null;
}

/** The targets of a domain. */
export interface TargetGroup {
  title: string;
  count: string;
  rows: TargetRow[];
}

/** The targets by domain. `none` says that the search and the domains leave none, and `clear` takes them back. */
export interface Targets {
  id: string;
  area?: Area;
  span?: number;
  title: string;
  kind: "targets";
  domains: Option[];
  legend: LegendMark[];
  columns: string[];
  groups: TargetGroup[];
  none: string;
  clear: SetButton;
  data: DataTable;
}

/** A number that had been reached; `part` if it is part of the one before, `desk` is a finding about it. */
export interface FactRow {
  id: string;
  name: string;
  gloss: string;
  value: string;
  where: string;
  href: string;
  part: boolean;
  desk: string | null;
}

/** What had been reached in a domain. */
export interface FactGroup {
  title: string;
  rows: FactRow[];
}

/** What had been reached when the plan was written, by domain. */
export interface TargetFacts {
  id: string;
  area?: Area;
  span?: number;
  title: string;
  kind: "targets";
  view: "facts";
  note: string;
  groups: FactGroup[];
}

/** A step as it is kept: see `stories.StoryStep`. */
export interface StoryStep {
  page: string;
  query: string;
  show: string;
  title: string | null;
  note: string | null;
  said: string;
  lang: string;
  data: string;
}

/** A story with its steps. */
export interface StoryTold {
  name: string;
  steps: StoryStep[];
}

/** The story of this browser, which the board knows; `given` are those that come with the plan. */
export interface StoryBlock {
  id: string;
  area?: Area;
  span?: number;
  kind: "story";
  given: StoryTold[];
}

export type TocItem = [number, string, string, number, number];

export type TextCell = [number, string];

export type TextLine = [string, number, string] | [string, number, string, number];

/** The headings of the sections; `to` has `at=0-0` in place of a heading's own. */
export interface Toc {
  id: string;
  area?: Area;
  span?: number;
  title: string;
  kind: "toc";
  to: string;
  items: TocItem[];
}

/** The annex as a table: the cells of each column of the head, those below the head, those of each row, the total row. */
export interface Annex {
  head: TextCell[][];
  below: TextCell[];
  rows: TextCell[][][];
  total: TextCell[];
}

/** What the published page says around the plan, folded away. */
export interface Fold {
  fold: TextLine[];
}

export type TextPart = TextLine | Annex | Fold;

/** The plan's text. `marks`, `at` and `hits` are places; `missing` are starts of marks; `disputed` too, each with the finding that disputes it. `to` is an address with `at=0-0` in place of a mark's own. */
export interface PlanText {
  id: string;
  area?: Area;
  span?: number;
  kind: "plantext";
  label: string;
  parts: TextPart[];
  marks: Place[];
  disputed: TextCell[];
  missing: number[];
  at: Place[];
  hits: Place[];
  find: string;
  to: string;
  shown: Option[];
  words: Record<string, string>;
}

/** What does not agree, with its finding; a `note` is no disagreement. */
export interface RecordFinding {
  label: string;
  href: string;
  note: boolean;
}

/** A field of a record and its value. */
export interface RecordField {
  label: string;
  value: string;
  note: string;
  href: string | null;
}

/** Words around a place: before, the place's own, after. */
export interface RecordExcerpt {
  quote: [string, string, string];
  note: string;
  at: string;
  href: string;
}

export type RecordLine = RecordField | RecordExcerpt;

/** A record with its lines, or a titled list that `fold` folds away. */
export interface RecordGroup {
  kind: string;
  title: string;
  href?: string | null;
  dot?: string | null;
  count?: string;
  fold?: boolean;
  lines: RecordLine[];
}

/** What stands beside the text: records behind a place with what does not agree, hits, numbers without a record. */
export interface Records {
  id: string;
  area?: Area;
  span?: number;
  title: string;
  kind: "records";
  where?: string;
  quote?: string;
  warn: RecordFinding[];
  groups: RecordGroup[];
  note: string;
  clear?: SetButton;
}

export type Operation = "sum" | "difference" | "quotient" | "median" | "count";

/** A number that went in: what it is, its value, and where it stands or how it came about itself. Where only a part of a printed number goes in, `of` is that number and `part` the part, with what says so. */
export interface Operand {
  label: string;
  value: string;
  unit: string;
  href: string | null;
  gloss?: string;
  dot?: string;
  of?: string;
  part?: Link;
}

/** A small calculation: the operands in order and what they come to. `how` says in words what was done with them. */
export interface Calculation {
  id: string;
  area?: Area;
  span?: number;
  title: string;
  kind: "calculation";
  about: string;
  op: Operation;
  how: string;
  operands: Operand[];
  more: string;
  result: string;
  unit: string;
  clear: SetButton;
}
