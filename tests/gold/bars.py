#!/usr/bin/env python3
"""Scores cross-validated rows with the gold's own scorer and holds them against the bars.

usage: bars.py GOLD_DIR ROWS_DIR      (GOLD_DIR has score.py and <variant>.index; ROWS_DIR/<variant>/<doc>.jsonl)
"""
import json
import subprocess
import sys

# Three-way F1 and exact, at least: regression bars, below what was measured and above what was asked for.
BARS = {
    "clean": (99.0, 99.0),
    "flat": (98.5, 98.5),
    "nm": (97.0, 96.5),
    "hard": (96.0, 95.0),
    "vhard": (91.0, 90.0),
    "vlong": (93.0, 92.0),
}


def main():
    gold, rows = sys.argv[1:3]
    short = []
    print("variant  3-way F1  exact   en-be  en-ru  be-ru   null en-be  en-ru  be-ru")
    for variant, bars in BARS.items():
        command = [sys.executable, f"{gold}/score.py", "--gold", f"{gold}/{variant}.index", "--pred", f"{rows}/{variant}", "--json"]
        out = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        got = (100 * out["three"]["f1"], 100 * out["three"]["all_exact"])
        pairs = [out[pair] for pair in ("en-be", "en-ru", "be-ru")]
        links = "  ".join(f"{100 * pair['link_f1']:5.2f}" for pair in pairs)
        nulls = "  ".join("  –  " if pair["null_f1"] is None else f"{100 * pair['null_f1']:5.2f}" for pair in pairs)
        print(f"{variant:7}  {got[0]:8.2f}  {got[1]:5.2f}   {links}        {nulls}")
        short += [f"{variant}: {g:.2f} < {bar}" for g, bar in zip(got, bars) if g < bar]
    if short:
        sys.exit("below the bar: " + "; ".join(short))


if __name__ == "__main__":
    main()
