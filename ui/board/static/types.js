// Types of the Document, as ui/board/document.py describes it. Nothing runs here.

/** @typedef {Record<string, string|number|null>} Params */
/** @typedef {{code: string|null, label: string, on: boolean, note?: string|null, dot?: string|null}} Option */
/** @typedef {{kind: string, param: string, params: string[], label: string, value: string, value_on: string, on: boolean, multiple?: boolean, options: Option[], controls?: Control[], placeholder?: string, min: number, max: number, from: number|null, to: number|null}} Control */
/** @typedef {{label: string, action: Record<string, any>}} Button */
/** @typedef {{id: string, label: string, pick: Params, on?: boolean, href?: string|null}} Mark */
/** @typedef {{t?: string, warn?: string, href?: string|null, swatch?: string, colour?: string}} SubtitlePart */
/** @typedef {{data: any[], layout: Record<string, any>}} Figure */
/** @typedef {{kind: "chart", id: string, area: string, span: number, title: string, subtitle: SubtitlePart[], alt: string, figure: Figure, marks: Mark[], data: {columns: string[], rows: any[][]}|null, how: string[], passages: Array<{label: string, href: string}>, switch: {label: string, on: boolean, set: Params}|null, file?: boolean}} Chart */
/** @typedef {{t: string, dot?: string, hatch?: boolean, dim?: boolean, href?: string, warn?: boolean, ne?: string|null}} CellLook */
/** @typedef {string|CellLook} Cell */
/** @typedef {{label: string, align?: string, tag?: string|null, tag_label?: string|null, sort?: string|null, sorted?: string|null}} Column */
/** @typedef {{cells: Cell[], href?: string|null, on?: boolean}} Row */
/** @typedef {{kind: "table", id: string, area?: string, span: number, title: string, note: string, columns: Column[], rows: Row[], count?: number, sum?: Cell[]|null, phone?: number[], more?: {label: string}}} Table */
/** @typedef {{title: string, crumbs?: Array<{label: string, href: string|null}>, path?: Array<{label: string, href: string|null}>, words: Array<{t: string, strong?: boolean, dot?: string}>, chips?: Array<{label: string, title?: string|null, clear: Params}>, hint?: string, clear_all?: Button|null, buttons?: Button[]}} Head */
/** @typedef {{id: string, label: string, value: string, unit?: string, note?: string, warn?: boolean, tag?: string|null, tag_label?: string|null, href?: string|null, note_href?: string|null}} BigNumber */
/** @typedef {{brand: {title: string, sub: string}, menu: Array<{title: string, items: Array<{label: string, href: string, on: boolean, badge?: string|null}>}>, groups: Array<{title: string, controls: Control[]}>, foot: Array<{param: string, label: string, options: Array<{code: string|null, label: string, on: boolean, title?: string}>}>}} Side */
/** @typedef {{ack: number, page: string, query: Record<string, string>, filters: string[], version: string, decided: string, lang: string, theme: string, size: string, title: string, ui: Record<string, string>, side: Side, head: Head, numbers: BigNumber[], layout: "grid"|"aside"|"desk"|"reader", blocks: any[], foot: string, client?: {size: string, dark: boolean}}} Doc */
/** @typedef {{ack: number, page: string, query: Record<string, string>, version: string, decided: string, receipt: true}} Receipt */
/** @typedef {{parentElement: HTMLElement, data: any, setTriggerValue: (name: string, value: any) => void}} Component */
/** @typedef {{t?: string, hl?: boolean, mark?: boolean, cell?: boolean}} QuotePart */
/** @typedef {{code: string, mark: string, label: string}} SeverityMark */
/** @typedef {{id: string, title: string, sentence: string, severity: SeverityMark, difference: string, unit: string, values: string, href: string, on: boolean}} FindingItem */
/** @typedef {{kind: "findings", id: string, title: string, label: string, tabs: Array<{label: string, count: number, href: string, on: boolean}>, groups: Array<{title: string, items: FindingItem[]}>, before: string|null, after: string|null, empty: string, note: string[], tally: {title: string, columns: string[], rows: string[][]}, data: {columns: string[], rows: any[][]}, ways?: Array<{label: string, href: string}>, file?: boolean}} Findings */
/** @typedef {{t: string, quoted?: boolean, wide?: boolean, mark?: boolean, tag?: string|null, tag_label?: string|null}} SideCell */
/** @typedef {{tag: string, tag_label: string, place: string, value: string, unit: string, none: boolean, printed: boolean, odd: boolean, href: string|null, quotes: Array<{href: string, parts: QuotePart[]}>, table: {head: string[], rows: Array<{computed?: boolean, cells: SideCell[]}>}|null, note: string}} FindingSide */
/** @typedef {{kind: "sides", id: string, title: string, severity: SeverityMark, difference: string, is_apart: boolean, open: string, sides: FindingSide[]}} Sides */
/** @typedef {{kind: "decision", id: string, finding: string, is_open: boolean, tag: string|null, tag_label: string|null, title: string, text: string[], impact: string, links: Array<{label: string, href: string}>, listing: string, more: string, status: string, decided: string, lapsed: string, buttons: Array<{code: string, label: string, on: boolean}>, note: string, note_label: string, note_hint: string, note_changed: string, most: number, guard: string, seen: string, error: string, open: {label: string, href: string}|null}} Decision */

export {};
