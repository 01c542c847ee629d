"""The sentences of a page that can be read out (要点)."""
