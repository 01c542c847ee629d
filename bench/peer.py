"""The peer: the app's overview and townships as a small Dash app, written as somebody who knows Dash would write it.

One callback for each page answers every control and every click in one round trip and leaves alone what did not change.
Figures are sent whole, because a filter changes every trace; ``uirevision`` keeps what the reader has done to a chart.
Run it with ``python3 -m bench.peer_serving``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import Dash, Input, Output, ctx, dash_table, dcc, html, no_update, page_container, register_page
from flask import Flask, Request

from bench.peer_view import CARDS, FIELDS, MANY, Query, Shown, Widths, columns, picked, query_of, shown, values_of
from models import Category, FundingSource
from ui.run.reader import scene_of
from ui.scene.scene import Scene, Screen

PATHS = {"overview": "/", "townships": "/townships"}
_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False, "responsive": False}
_STYLE = """
body { margin: 0; font-family: 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; font-size: 13px; color: #1B2A3A }
.page { display: flex } .side { width: 208px; padding: 16px; flex: none } main { flex: 1; padding: 16px; min-width: 0 }
.side a { display: block; padding: 4px 0 } .side label { display: block; margin: 10px 0 2px }
.kpis { display: flex; gap: 16px } .kpi { flex: 1 } .v { font-size: 26px; font-weight: 600 }
.charts { display: grid; grid-template-columns: max-content max-content; gap: 24px }
"""
_INDEX = f"""<!DOCTYPE html><html lang="zh-CN"><head>{{%metas%}}<title>{{%title%}}</title>{{%favicon%}}{{%css%}}
<style>{_STYLE}</style></head><body>{{%app_entry%}}<footer>{{%config%}}{{%scripts%}}{{%renderer%}}</footer></body></html>"""


def dash_app(widths: Widths, *, compress: bool = True) -> Dash:
    """The app. ``widths`` are those of the charts in px, by page and chart; ``compress`` sends scripts with gzip."""
    server = Flask("peer")
    server.config.update(
        COMPRESS_ALGORITHM=["gzip"],
        COMPRESS_MIMETYPES=["text/html", "text/css", "application/javascript", "text/javascript"],
        COMPRESS_CACHE_BACKEND=_Kept,
        COMPRESS_CACHE_KEY=_address,
    )
    app = Dash(
        "peer",
        server=server,
        use_pages=True,
        pages_folder="",
        compress=compress,
        suppress_callback_exceptions=True,
        prevent_initial_callbacks=False,
        update_title="",
        index_string=_INDEX,
    )
    for page, path in PATHS.items():
        register_page(page, path=path, title=page, layout=_layout_of(page, widths))
        _answer_clicks(app, page, widths)
    app.layout = html.Div(page_container)
    return app


class _Kept:
    """Scripts as compressed, so that each is compressed once."""

    def __init__(self) -> None:
        self._kept: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        """What is kept, if it is."""
        return self._kept.get(key)

    def set(self, key: str, value: Any) -> None:
        """Keep it."""
        self._kept[key] = value


def _address(request: Request) -> str:
    return request.full_path


# --- what stands on a page ------------------------------------------------------------------------------------------------


def _layout_of(page: str, widths: Widths) -> Any:
    """The function that Dash calls for a page, with the parameters of its address."""

    def layout(**query: str) -> html.Div:
        kept = {name: value for name, value in query.items() if name in FIELDS}
        now, scene = shown(page, kept, widths), scene_of(page, {}, Screen("desk", False))
        return html.Div(className="page", children=[_side(page, scene, kept), _main(page, scene, now, dict(widths))])

    return layout


def _side(page: str, scene: Scene, query: Query) -> html.Div:
    values, text = values_of(query), scene.text
    years = [str(year) for year in range(scene.plan.start_year, scene.plan.end_year + 1)]
    options: dict[str, Sequence[Any]] = {
        "category": [{"value": code.value, "label": text.code("category", code)} for code in Category],
        "township": [{"value": town.code, "label": town.name} for town in scene.plan.townships],
        "funding_source": [{"value": code.value, "label": text.code("source", code)} for code in FundingSource],
        "from_year": years,
        "to_year": years,
    }
    controls = [
        dcc.Dropdown(id=f"{page}-{name}", options=options[name], value=values[name], multi=name in MANY, placeholder=name)
        for name in FIELDS
        if name in options
    ]
    search = dcc.Input(id=f"{page}-text", type="search", value=values["text"], debounce=True)
    return html.Div(className="side", children=[*(dcc.Link(name, href=path) for name, path in PATHS.items()), *controls, search])


def _main(page: str, scene: Scene, now: Shown, widths: Mapping[str, int]) -> html.Main:
    numbers = [
        html.Div(
            className="kpi",
            children=[
                html.Div(label, id=f"{page}-l{place}"),
                html.Div(value, id=f"{page}-v{place}", className="v"),
                html.Div(note, id=f"{page}-n{place}", className="n"),
            ],
        )
        for place, (label, value, note) in enumerate(now.numbers)
    ]
    charts = [_frame(page, name, now, widths) for name in CARDS[page]]
    heads = [{"id": key, "name": label} for key, label in columns(scene).items()]
    table = dash_table.DataTable(id=f"{page}-table", columns=heads, data=list(now.rows), style_cell={"fontFamily": "inherit"})
    return html.Main([html.Div(numbers, className="kpis"), html.Div(charts, className="charts"), table])


def _frame(page: str, name: str, now: Shown, widths: Mapping[str, int]) -> html.Div:
    figure = now.figures[name]
    style = {"width": widths.get(f"{page}-{name}", 520), "height": figure["layout"].get("height", 240)}
    graph = dcc.Graph(id=f"{page}-{name}", figure=_kept_as_it_is(figure), config=_CONFIG, style=style)
    title = html.H3(now.titles[name], id=f"{page}-{name}-title")
    return html.Div(className="frame", children=[title, graph], **{"data-chart": name})


def _kept_as_it_is(figure: Mapping[str, Any]) -> dict[str, Any]:
    return {"data": figure["data"], "layout": {**figure["layout"], "uirevision": "same"}}


# --- what follows a click --------------------------------------------------------------------------------------------------


def _answer_clicks(app: Dash, page: str, widths: Widths) -> None:
    """One callback for the page: whatever the reader does, everything that it changes comes back in one answer."""
    charts, everything = list(CARDS[page]), shown(page, {}, widths)
    marks, places = everything.marks, range(len(everything.numbers))
    controls = {name: f"{page}-{name}" for name in FIELDS}

    @app.callback(
        output={
            "figures": {name: Output(f"{page}-{name}", "figure") for name in charts},
            "titles": {name: Output(f"{page}-{name}-title", "children") for name in charts},
            "labels": [Output(f"{page}-l{place}", "children") for place in places],
            "values": [Output(f"{page}-v{place}", "children") for place in places],
            "notes": [Output(f"{page}-n{place}", "children") for place in places],
            "rows": Output(f"{page}-table", "data"),
            "controls": {name: Output(control, "value") for name, control in controls.items()},
            "clicks": {name: Output(f"{page}-{name}", "clickData") for name in charts},
        },
        inputs={
            "controls": {name: Input(control, "value") for name, control in controls.items()},
            "clicks": {name: Input(f"{page}-{name}", "clickData") for name in charts},
        },
        prevent_initial_call=True,
    )
    def answer(controls: dict[str, Any], clicks: dict[str, Any]) -> dict[str, Any]:
        before = query_of(controls)
        clicked = [name for name in charts if clicks[name] and f"{page}-{name}.clickData" in ctx.triggered_prop_ids]
        query = before
        for name in clicked:
            query = picked(query, marks[name], clicks[name])
        return _answer(shown(page, query, widths), before, query, clicked)


def _answer(now: Shown, before: Query, query: Query, clicked: Sequence[str]) -> dict[str, Any]:
    """All outputs; controls that stay as they are and charts that nobody clicked are not sent."""
    old, new = values_of(before), values_of(query)
    return {
        "figures": {name: _kept_as_it_is(figure) for name, figure in now.figures.items()},
        "titles": dict(now.titles),
        "labels": [label for label, _, _ in now.numbers],
        "values": [value for _, value, _ in now.numbers],
        "notes": [note for _, _, note in now.numbers],
        "rows": list(now.rows),
        "controls": {name: no_update if old[name] == new[name] else new[name] for name in FIELDS},
        "clicks": {name: None if name in clicked else no_update for name in now.figures},
    }
