"""Ingestion: lets data in that training can read, with a manifest that says what it is.

python3 landing.py FOLDER [FILE]   takes FILE, or makes the example, into FOLDER/landing

The example is made up: 400 training jobs, and whether each would have fitted into 24 GB by a rule of thumb (18 bytes
for each parameter, and activations). Every time the same, so that everybody's first model is the same.
"""

import csv
import hashlib
import io
import json
import os
import random
import sys

from inference import FIELDS, features

LABEL = "fits"
SCHEMA = "gpu-academy.io/project-data/v1alpha1"
FEWEST = 50


def example():
    """Rows of the example, as CSV."""
    source = random.Random(102)
    rows = []
    for _ in range(400):
        billions = round(2 ** source.uniform(-4, 3), 3)
        batch = 2 ** source.randint(0, 6)
        length = 2 ** source.randint(7, 12)
        gigabytes = 18 * billions + 0.0004 * batch * length * billions**0.5
        rows.append([billions, batch, length, int(gigabytes * source.uniform(0.9, 1.1) <= 24)])
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([[*FIELDS, LABEL], *rows])
    return text.getvalue()


def validate(text):
    """How many rows there are; ValueError names the first line that training could not read."""
    reader = csv.DictReader(io.StringIO(text))
    expected = [*FIELDS, LABEL]
    if reader.fieldnames != expected:
        raise ValueError(f"line 1: columns are {reader.fieldnames}, expected {expected}")
    labels = []
    for row in reader:
        try:
            features(row)
        except ValueError as problem:
            raise ValueError(f"line {reader.line_num}: {problem}") from None
        if row[LABEL] not in ("0", "1"):
            raise ValueError(f"line {reader.line_num}: {LABEL} is {row[LABEL]!r}, expected 0 or 1")
        labels.append(row[LABEL])
    if len(labels) < FEWEST or len(set(labels)) < 2:
        raise ValueError(f"{len(labels)} rows with the labels {sorted(set(labels))}, expected at least {FEWEST} with both")
    return len(labels)


def main(folder, source=None):
    if source:
        with open(source, encoding="utf-8", newline="") as file:
            text = file.read()
    else:
        text = example()
    try:
        rows = validate(text)
    except ValueError as problem:
        sys.exit(f"Nothing landed: {source or 'the example'}: {problem}.")
    landing = os.path.join(folder, "landing")
    os.makedirs(landing, exist_ok=True)
    data = text.encode()
    manifest = {"schema": SCHEMA, "file": "jobs.csv", "rows": rows, "sha256": hashlib.sha256(data).hexdigest()}
    with open(os.path.join(landing, "jobs.csv"), "wb") as file:
        file.write(data)
    with open(os.path.join(landing, "manifest.json"), "w", encoding="utf-8") as file:
        file.write(json.dumps(manifest, indent=2) + "\n")
    print(f"Landed {rows} rows, sha256 {manifest['sha256']}.")


if __name__ == "__main__":
    main(*sys.argv[1:])
