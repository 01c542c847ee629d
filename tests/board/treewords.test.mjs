// What an area of a treemap says of itself at a width for which its words were not fitted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { heading, partsOf, saidIn } from "../../ui/board/js/charts/treewords.js";

const wide = (/** @type {string} */ words) => [...words.replace(/<.*?>/g, "")].reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? 12 : 7), 0);
const area = (name, width, height) => saidIn({ name, value: "<b>70.00</b>  4.3%", wide: width, high: height }, 12, wide);

test("a name goes on in other lines, with its amount under it", () => {
  assert.equal(area("Township integrated elderly-care centres", 90, 120), "Township<br>integrated<br>elderly-<br>care<br>centres<br><b>70.00</b>  4.3%");
  assert.equal(area("城乡社区居家养老服务中心", 100, 67), "城乡社区居家养<br>老服务中心<br><b>70.00</b>  4.3%");
  assert.equal(area("Village cemeteries", 160, 60), "Village cemeteries<br><b>70.00</b>  4.3%");
});

test("no line begins with a sign, and no word is cut", () => {
  assert.deepEqual(area("农村公墓、乡镇公墓", 62, 120).split("<br>").slice(0, 3), ["农村公", "墓、乡镇", "公墓"]);
  assert.equal(area("Village public-benefit cemeteries", 80, 44), "Village<br>public…");
  assert.equal(area("Village public-benefit cemeteries", 80, 25), "Village…");
});

test("words on lines are one name again", () => {
  assert.deepEqual(partsOf("Township<br>(subdistrict)<br>elderly-<br>care centres<br><b>70.00</b>  4.3%"), { name: "Township (subdistrict) elderly-care centres", value: "<b>70.00</b>  4.3%" });
  assert.deepEqual(partsOf("乡镇(街道)综合<br>养老服务中心"), { name: "乡镇(街道)综合养老服务中心", value: "" });
});

test("a heading leaves out its share, then its amount, then goes on as far as it has room", () => {
  const above = (/** @type {number} */ width) => heading("Funeral services  <b>18.78</b>  22.9%", width, 12, wide);
  assert.equal(above(300), "Funeral services  <b>18.78</b>  22.9%");
  assert.equal(above(180), "Funeral services  <b>18.78</b>");
  assert.equal(above(130), "Funeral services");
  assert.equal(above(90), "Funeral…");
});

test("what has no room for a word says its amount, or nothing", () => {
  assert.equal(area("Village cemeteries", 50, 40), "<b>70.00</b>");
  assert.equal(area("Village cemeteries", 40, 40), "");
  assert.equal(area("公墓", 90, 10), "");
});
