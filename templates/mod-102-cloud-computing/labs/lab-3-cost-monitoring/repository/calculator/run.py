"""Executes budget-calculator.ipynb, with Jupyter where it is installed, else by running its cells in order.

The notebook uses nothing but Python's standard library, so both come to the same.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
NOTEBOOK = FOLDER / "budget-calculator.ipynb"


def with_jupyter():
    command = ["jupyter", "nbconvert", "--to", "notebook", "--execute", "--inplace", str(NOTEBOOK)]
    try:
        return subprocess.run(command, cwd=FOLDER, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    except FileNotFoundError:
        return None


def by_cells():
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    names = {"__name__": "__main__"}
    os.chdir(FOLDER)
    for number, cell in enumerate(cells, start=1):
        if cell["cell_type"] == "code":
            code = compile("".join(cell["source"]), f"{NOTEBOOK.name}, cell {number}", "exec")
            exec(code, names)


if __name__ == "__main__":
    if "--cells" in sys.argv:
        by_cells()
    else:
        run = with_jupyter()
        if run is None or "No such kernel" in run.stderr or "not found" in run.stderr:
            by_cells()
        elif run.returncode:
            sys.exit(run.stderr.strip().splitlines()[-1])
        else:
            print("Executed calculator/budget-calculator.ipynb with Jupyter.")
