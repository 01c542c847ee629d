"""Streamlit parts that pages share: the state in the URL, the scene, the cards, and the board that draws them."""
