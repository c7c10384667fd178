"""Medians, spread and ratios as Markdown tables."""

import re
from statistics import median

COLUMNS = {
    "per_second": ("per second", 1, "{:,.0f}"),
    "mb_per_second": ("MB/s", 1, "{:,.0f}"),
    "p50_us": ("p50 ms", 1000, "{:,.2f}"),
    "p99_us": ("p99 ms", 1000, "{:,.2f}"),
    "cpu_us": ("CPU µs", 1, "{:,.0f}"),
    "cpu_s_per_gb": ("CPU s", 1, "{:,.2f}"),
    "allocated": ("allocated bytes", 1, "{:,.0f}"),
    "growth_mb": ("growth MB", 1, "{:,.0f}"),
    "rss_mb": ("resident MB", 1, "{:,.0f}"),
    "streams": ("streams begun", 1, "{:,.0f}"),
    "answered": ("waiting answered", 1, "{:,.0f}"),
    "opened": ("opened", 1, "{:,.0f}"),
    "heap_mb_growth": ("heap MB", 1, "{:+,.1f}"),
    "rss_mb_growth": ("resident MB", 1, "{:+,.1f}"),
    "threads_growth": ("threads", 1, "{:+,.0f}"),
    "errors": ("errors", 1, "{:,.0f}"),
}
SPEED = ("per_second", "mb_per_second")
NOTHING = "–"
BEGIN, END = "<!-- results -->\n", "<!-- /results -->"


def grouped(rows, *keys):
    """Rows by the values of some keys, in the order of their first appearance."""
    groups = {}
    for row in rows:
        groups.setdefault(tuple(row[key] for key in keys), []).append(row)
    return groups


def markdown(results):
    parts = [heading(results)]
    for (title, case), rows in grouped(results["rows"], "title", "case").items():
        parts.append(f"### {title}, {case}\n\n{table(rows)}")
    return "\n\n".join(parts) + "\n"


def heading(results):
    machine = "; ".join(f"{key}: {value}" for key, value in results["machine"].items())
    return f"{machine}.\n\nMedian of {results['rounds']} rounds (lowest–highest)."


def table(rows):
    by_candidate = {name: found for (name,), found in grouped(rows, "candidate").items()}
    keys = [key for key in COLUMNS if any(key in row for row in rows)]
    ratios = [key for key in keys if key in SPEED]
    head = ["", *(COLUMNS[key][0] for key in keys)]
    if ratios:
        head[2:2] = ["of nginx", "of floor"]
    body = [line(name, found, keys, by_candidate, len(head)) for name, found in by_candidate.items()]
    kept = [i for i in range(len(head)) if any(cells[i] not in ("", NOTHING) for cells in body)]
    lines = [[cells[i] for i in kept] for cells in (head, ["---"] + ["--:"] * (len(head) - 1), *body)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def line(name, rows, keys, by_candidate, width):
    missing = [row["missing"] for row in rows if "missing" in row]
    if missing:
        return [name, f"**missing**: {missing[-1]}"] + [""] * (width - 2)
    cells = [name, *(cell(key, rows) for key in keys)]
    if keys[0] in SPEED:
        cells[2:2] = [ratio(keys[0], rows, by_candidate.get("nginx")), ratio(keys[0], rows, by_candidate.get(rows[0]["floor"]))]
    return cells


def cell(key, rows):
    _, unit, form = COLUMNS[key]
    values = [row[key] / unit for row in rows if key in row]
    if not values:
        return NOTHING
    if key == "errors":
        return form.format(sum(values))
    middle, low, high = (form.format(f(values)) for f in (median, min, max))
    return middle if low == high else f"{middle} ({low}–{high})"


def ratio(key, rows, reference):
    if not reference or any("missing" in row for row in reference):
        return NOTHING
    return "{:.2f}".format(median(row[key] for row in rows) / median(row[key] for row in reference))


def write_into(readme, text):
    """Replaces what is between the marks."""
    old = readme.read_text()
    new, count = re.subn(f"(?s){BEGIN}.*{END}", lambda _: f"{BEGIN}\n{text}\n{END}", old)
    if count != 1:
        raise ValueError(f"{readme} has no place for results: {BEGIN.strip()} … {END}")
    readme.write_text(new)
