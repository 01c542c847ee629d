"""Which few of many numbers add up to a sum: every set of one to four, found by halves."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, islice

MOST_NUMBERS = 200
LARGEST = 4
MOST_SETS = 3_000

Places = tuple[int, ...]


def sets_adding_up(numbers: Sequence[int], target: int, largest: int = LARGEST) -> list[Places]:
    """The places of every set of at most ``largest`` numbers that add up to ``target``, the smallest sets first.

    A size with more than ``MOST_SETS`` sets, and with it every larger size, is left out; so is everything if there are
    more than ``MOST_NUMBERS`` numbers: sets found among so many would explain nothing.
    """
    if target <= 0 or len(numbers) > MOST_NUMBERS:
        return []
    found: list[Places] = []
    for size in range(1, largest + 1):
        sets = list(islice(_of_size(numbers, target, size), MOST_SETS + 1))
        if len(sets) > MOST_SETS:
            break
        found += sets
    return found


def _of_size(numbers: Sequence[int], target: int, size: int) -> Iterator[Places]:
    """Every set of a size: the first half is tried, the second half is looked up by what it must add up to."""
    first, second = size // 2, size - size // 2
    by_sum: dict[int, list[Places]] = defaultdict(list)
    for places in combinations(range(len(numbers)), second):
        by_sum[sum(map(numbers.__getitem__, places))].append(places)
    for places in combinations(range(len(numbers)), first):
        rest = target - sum(map(numbers.__getitem__, places))
        yield from (places + others for others in by_sum.get(rest, ()) if not places or places[-1] < others[0])
