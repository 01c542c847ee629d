"""Slips of the pen: what may have happened to the digits of one number to make another of it."""

SHORTEST = 3  # numbers of fewer digits are near each other by chance


def slip(one: float, other: float) -> str | None:
    """How two different numbers come to differ by one slip; ``None`` if by more, or if they are too short to tell."""
    if not (one == int(one) and other == int(other)) or min(one, other) <= 0 or one == other:
        return None
    left, right = str(int(one)), str(int(other))
    short, long = sorted((left, right), key=len)
    if len(long) < SHORTEST:
        return None
    if long.rstrip("0") == short.rstrip("0"):
        return "factor_ten"
    if len(short) == len(long):
        return _same_length(left, right)
    if any(long[:place] + long[place + 1 :] == short for place in range(len(long))):
        return "digit_lost" if left == short else "digit_added"
    return None


def _same_length(left: str, right: str) -> str | None:
    places = [place for place, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(places) == 1:
        return "one_digit"
    first, last = places[0], places[-1]
    is_swap = len(places) == 2 and last == first + 1 and left[first] == right[last] and left[last] == right[first]
    return "digits_swapped" if is_swap else None
