"""What no record accounts for, as findings: it was found when the plan was read, beside the records."""

import zlib
from collections import Counter
from collections.abc import Iterator

from analysis.checking.outcome import Outcome, Values, again, disagreed
from models import LooseKind, Plan, Provenance, Severity, Side

_CHECK, _NOTHING = "loose_end", "—"


def loose_ends(plan: Plan) -> Iterator[Outcome]:
    """Each clause that reads otherwise than when it was reviewed, each sentence with numbers that nothing holds, each old cell."""
    used: Counter[str] = Counter()
    for one in plan.loose_ends:
        place = f"{one.section} {one.expected or (one.passage.quote if one.passage else one.place)}"
        part = f"{zlib.crc32(place.encode()):08x}"
        used[part] += 1
        values: Values = {
            "line": one.line, "words": one.words or _NOTHING, "expected": one.expected or _NOTHING, "place": one.place,
            "section": one.section, "count": one.count,
        }  # fmt: skip
        places = [one.passage] if one.passage else []
        sides = [Side(origin=Provenance.PRINTED, value=None, passages=(place,), numbers=one.numbers) for place in places]
        severity = Severity.ERROR if one.kind is LooseKind.STALE else Severity.WARNING
        where = [one.kind, part, *again(used[part])]
        yield disagreed(_CHECK, where, severity, values, sides, one.records, key=f"loose_{one.kind}")
