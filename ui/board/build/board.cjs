// The trace types that charts/ uses, and nothing else. scatter is part of plotly's core.
const Plotly = require("plotly.js/lib/core");

Plotly.register([
  require("plotly.js/lib/bar"),
  require("plotly.js/lib/sankey"),
  require("plotly.js/lib/treemap"),
  require("plotly.js/lib/icicle"),
]);

module.exports = Plotly;
