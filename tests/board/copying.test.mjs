// What is copied of values and tables.
import assert from "node:assert/strict";
import test from "node:test";
import "./board_stub.mjs";

const { asTable, asValue, plain } = await import("../../ui/board/js/draw/copying.js");

for (const [said, copied] of [
  ["60,000", "60000"], ["1,234,567.80", "1234567.80"], ["16.41", "16.41"], ["\u2009-2,967\u202f", "-2967"], ["−5", "-5"], ["36.6%", "36.6%"], ["2021", "2021"],
  ["2021—2025", "2021—2025"], ["12,34", "12,34"], ["1,000—2,000", "1,000—2,000"], ["养老", "养老"], ["15\u00a0个 乡镇", "15 个 乡镇"],
]) {
  test(`${said} is copied as ${copied}`, () => assert.equal(plain(said), copied));
}

test("a headline is its number, with its unit once where that was selected; the sides of a comparison are two numbers", () => {
  const unit = (words) => ({ words, isUnit: true });
  const number = (words) => ({ words, isUnit: false });
  assert.equal(asValue([number("16.41")]), "16.41");
  assert.equal(asValue([number("1,234.5"), unit("亿元")]), "1234.5亿元");
  assert.equal(asValue([number("322.14"), unit("million yuan")]), "322.14 million yuan");
  assert.equal(asValue([number("0.82"), number("\u2009"), number("1,005"), unit("亿元")]), "0.82\t1005亿元");
});

test("cells are columns for a spreadsheet, numbers as numbers, words never as a formula or as markup", () => {
  const { text, html } = asTable([["经营性公墓", "60000", ""], ["=1+1<b>", "-5", "@x"]]);
  assert.equal(text, "经营性公墓\t60000\t\r\n'=1+1<b>\t-5\t'@x");
  assert.equal(html, "<table><tr><td>经营性公墓</td><td>60000</td><td></td></tr><tr><td>'=1+1&#60;b&#62;</td><td>-5</td><td>'@x</td></tr></table>");
});
