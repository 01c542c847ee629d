"""The dashboard: ``streamlit run app.py`` serves it; the script runner and AppTest run its frame."""

import os

import streamlit as st

if st.runtime.exists():  # a reader's run: the server is up and wants a page
    from ui.run.frame import frame

    frame()
else:  # the server's own import of this file: what it serves, and how
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # before pandas is imported: Arrow's own takes 4 MB more

    from ui.serve.streamlit_patches import forget_plotly

    forget_plotly()

    from ui.serve.server import settings

    app = st.App(__file__, **settings())
