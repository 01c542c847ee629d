"""Plans are loaded by the hundred here: with its dictionary loaded, each is spelled in this process and starts no other."""

import pypinyin  # noqa: F401
