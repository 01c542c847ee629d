"""What the server adds to Streamlit's: our own routes, delivery, the opening, and what is patched."""
