"""The contract: what a page says, as the board draws it, an export reads it and tests hold it to.

A ``Document`` (``page.py``) is plain JSON, typed here once: finished words, figures and blocks, and no plan. A field that may be
left out is ``NotRequired``; one that may be empty of meaning is ``None``. Every ``href`` starts with ``/`` and is relative to the
app's base address. ``python3 -m ui.document.javascript`` writes these types for the board.
"""
