"""Words and numbers for people: flat TOML catalogues, and the formats of money, shares and years."""

from i18n.labels import LANGUAGES, Labels, MoneyUnit, load_labels

__all__ = ["LANGUAGES", "Labels", "MoneyUnit", "load_labels"]
