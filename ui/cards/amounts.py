"""The amounts that a page shows in more than one place: worked out once for a scene, the same wherever they stand."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from analysis import by_category, by_funding_source, by_township
from ui.cards.card import SCENES_KEPT, adding_up
from ui.scene import Scene


@lru_cache(maxsize=SCENES_KEPT)
def category_amounts(scene: Scene) -> pd.DataFrame:
    """``analysis.by_category`` with shares that add up. Not to be changed."""
    return adding_up(by_category(*scene.ask))


@lru_cache(maxsize=SCENES_KEPT)
def source_amounts(scene: Scene) -> pd.DataFrame:
    """``analysis.by_funding_source`` with shares that add up. Not to be changed."""
    return adding_up(by_funding_source(*scene.ask))


@lru_cache(maxsize=SCENES_KEPT)
def township_amounts(scene: Scene) -> pd.DataFrame:
    """``analysis.by_township``, each share rounded by itself: among many parts none is to bear the rest. Not to be changed."""
    return by_township(*scene.ask)
