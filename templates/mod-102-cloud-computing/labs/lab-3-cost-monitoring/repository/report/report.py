"""Writes submission/report.json: what the month cost, by learner, lab and service.

It reads data/charges-*.csv, the bill of a small team. `group_charges` is yours to write; the rest stays as it is.
"""

import json
import sys
from decimal import Decimal
from pathlib import Path

from charges import amount, read_charges

ROOT = Path(__file__).resolve().parent.parent


def group_charges(charges):
    """Who spent how much on what, and what is nobody's.

    Returns a pair:
    - rows: a list of dictionaries with learner, lab, service, billed and effective, one for each learner, lab and
      service that there is;
    - unattributed: a dictionary with billed and effective, for the charges that carry no learner.

    Mind what real bills hold: keys of tags with other cases and blanks around them (Learner, "learner "), names in other
    cases, credits and corrections below zero, and tax, which is nobody's.
    """
    sys.exit("report/report.py: group_charges is not written yet. Its comment says what it returns.")


def main():
    files = sorted((ROOT / "data").glob("charges-*.csv"))
    charges = [charge for file in files for charge in read_charges(file)]
    if not charges:
        sys.exit("data/ has no charges-*.csv with rows")
    periods = {(charge["BillingPeriodStart"], charge["BillingPeriodEnd"]) for charge in charges}
    currencies = {charge["BillingCurrency"] for charge in charges}
    if len(periods) != 1 or len(currencies) != 1:
        sys.exit(f"One month and one currency is one report; found {sorted(periods)} and {sorted(currencies)}")

    rows, unattributed = group_charges(charges)
    total = {
        "billed": sum((charge["BilledCost"] for charge in charges), Decimal(0)),
        "effective": sum((charge["EffectiveCost"] for charge in charges), Decimal(0)),
    }
    for column in total:
        added = sum((row[column] for row in rows), unattributed[column])
        if added != total[column]:
            sys.exit(f"{column}: the groups add up to {added}, the bill to {total[column]}. A charge is lost, or counted twice.")

    [(start, end)] = periods
    report = {
        "schema": "gpu-academy.io/cost-report/v1alpha1",
        "period": {"start": start, "end": end},
        "currency": currencies.pop(),
        "rows": [
            {**row, "billed": amount(row["billed"]), "effective": amount(row["effective"])}
            for row in sorted(rows, key=lambda row: (row["learner"], row["lab"], row["service"]))
        ],
        "unattributed": {column: amount(value) for column, value in unattributed.items()},
        "total": {column: amount(value) for column, value in total.items()},
    }
    target = ROOT / "submission" / "report.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(f"{start[:7]}: {report['total']['billed']} {report['currency']}, of which {report['unattributed']['billed']} is nobody's")
    for row in report["rows"]:
        print(f"  {row['learner']:<8} {row['lab']:<8} {row['service']:<32} {row['billed']:>12}")


if __name__ == "__main__":
    main()
