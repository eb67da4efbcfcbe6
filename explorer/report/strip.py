"""The sizes searched as a strip of squares, as SVG: a sign and a colour for what was found at each."""

from __future__ import annotations

from html import escape

from explorer.report.picture import svg, text
from explorer.report.sentence import at_size
from explorer.report.words import spaced
from explorer.verdict import Verdict

MOST_SIZES = 160
GLYPHS = {"stands": "●", "holds": "●", "sidestepped": "○", "broken": "○", "contradictory": "×", "presupposed": "=",
          "open": "?"}
TONES = {"stands": "warm", "holds": "cool", "sidestepped": "cool", "broken": "warm", "contradictory": "plain",
         "presupposed": "plain", "open": "blank"}


def sizes_picture(verdict: Verdict, prefix: str = "sizes") -> str:
    """The sizes searched, one square each, with a sign for what was found there."""
    items = verdict.sizes[:MOST_SIZES]
    labelled = ["·".join(str(number) for _, number in item.size) for item in items]
    width = max([34.0, *(len(label) * 6.4 + 8 for label in labelled)])
    across = max(1, min(len(items), int(340 // width)))
    parts = []
    for place, (item, label) in enumerate(zip(items, labelled, strict=True)):
        x, y = width * (place % across), 44 * (place // across)
        said = at_size("not settled" if item.verdict == "open" else item.verdict, item.size)
        parts.append(f'<g><title>{escape(said)}</title>'
                     f'<rect class="cell {TONES[item.verdict]}" x="{x + 1:g}" y="{y:g}" width="{width - 2:g}" '
                     f'height="26" rx="3"/>'
                     + text(x + width / 2, y + 18, GLYPHS[item.verdict], "", "middle")
                     + text(x + width / 2, y + 38, label, "soft small", "middle") + "</g>")
    top = 44.0 * (-(-len(items) // across)) + 12
    order = "·".join(spaced(sort) for sort, _ in items[0].size) if items else ""
    lines = [f"{GLYPHS[word]} {'not settled' if word == 'open' else word} at {number} of {len(verdict.sizes)} "
             f"size{'s' * (len(verdict.sizes) != 1)}" for word, number in verdict.pattern.items()]
    lines += [f"below each square: {order}"] if order else []
    lines += [f"and {len(verdict.sizes) - MOST_SIZES} more sizes"] if len(verdict.sizes) > MOST_SIZES else []
    for line in lines:
        parts.append(text(0, top, line, "soft small"))
        top += 16
    width = max(width * across, max((len(line) * 6.2 for line in lines), default=0))
    told = "; ".join(at_size("not settled" if item.verdict == "open" else item.verdict, item.size) for item in items)
    return svg(prefix, width, top, "The sizes searched", told + ".", parts)
