"""Reads FOCUS charges from CSV, with amounts that lose nothing."""

import csv
import json
from decimal import Decimal, InvalidOperation
from pathlib import Path

AMOUNTS = ("BilledCost", "EffectiveCost")
NEEDED = (
    "BillingPeriodStart",
    "BillingPeriodEnd",
    "BillingCurrency",
    "ChargeCategory",
    "ServiceName",
    "Tags",
    *AMOUNTS,
)


def read_charges(file):
    """Every row of a FOCUS file: amounts as Decimal, tags as a dictionary.

    Ends the program, with file and line, where something cannot be read: a month of which a row is missing looks like
    a month.
    """
    path = Path(file)
    with path.open(encoding="utf-8-sig", newline="") as text:
        reader = csv.DictReader(text)
        missing = [name for name in NEEDED if name not in (reader.fieldnames or [])]
        if missing:
            raise SystemExit(f"{path}: has no column {', '.join(missing)}; expected FOCUS 1.0 or newer")
        return [_charge(path, reader.line_num, row) for row in reader]


def _charge(path, line, row):
    for column in AMOUNTS:
        try:
            row[column] = Decimal(row[column])
        except InvalidOperation:
            raise SystemExit(f"{path}:{line}: {column} is {row[column]!r}; expected a number such as 3.2192")
    try:
        row["Tags"] = json.loads(row["Tags"]) if row["Tags"] else {}
    except ValueError:
        raise SystemExit(f"{path}:{line}: Tags is {row['Tags']!r}; expected a JSON object, or nothing")
    return row


def amount(value):
    """As the report writes it: no exponent, no zeros at the end."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
