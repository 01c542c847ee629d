"""数据核对: what does not agree in the plan, side by side, and what people have made of it."""

from ui.cards.checks.bridge import basis_block, bridge_block
from ui.cards.checks.decision import decision_block
from ui.cards.checks.listing import checks_head, empty_block, findings_block, gone_block, opened, set_aside_block, tally_table
from ui.cards.checks.sides import sides_block
from ui.document.page import Block
from ui.run.page import current_scene, show

scene = current_scene()
finding = opened(scene)
has_findings = bool(scene.evidence.findings)

if finding is None:
    blocks: list[Block | None] = [
        findings_block(scene, None) if has_findings else None,
        set_aside_block(scene),
        gone_block(scene),
        empty_block(scene),
    ]
    blocks += [] if has_findings else [tally_table(scene)]
else:
    chart = bridge_block(scene, finding)
    blocks = [
        findings_block(scene, finding),
        set_aside_block(scene),
        gone_block(scene),
        sides_block(scene, finding),
        chart,
        decision_block(scene, finding, 1 if chart else 2),
        basis_block(scene, finding),
    ]

show(
    blocks=blocks, layout="desk" if has_findings else "grid", head_changes=checks_head(scene), needs_projects=False, acts=("basis",)
)
