"""Training: reads what landed, fits a logistic regression, and writes the model with its figures.

python3 train.py DATA MODELS

MODELS/runs/ID and MODELS/current both hold model.json, metrics.json, and model.tar.gz as SageMaker takes it. The
same data make the same model, to the byte. Seconds on one processor, and the standard library alone, so that it runs
in every image without the internet; a model that needs the GPU beside it is yours to put in its place.
"""

import csv
import gzip
import hashlib
import io
import json
import os
import sys
import tarfile

import inference

STEPS = 400
RATE = 1.0
# Every fifth row is held back: a model is judged by what it has not seen.
HELD_BACK = 5


def read(folder):
    """Rows as (features, label), and the digest of the data. Exits where they are not what landed."""
    landing = os.path.join(folder, "landing")
    try:
        with open(os.path.join(landing, "manifest.json"), encoding="utf-8") as file:
            manifest = json.load(file)
        with open(os.path.join(landing, manifest["file"]), "rb") as file:
            data = file.read()
    except FileNotFoundError as missing:
        sys.exit(f"Nothing has landed ({missing.filename} is missing). First: make ingest")
    digest = hashlib.sha256(data).hexdigest()
    if digest != manifest["sha256"]:
        sys.exit(f"{manifest['file']} is not what landed: its sha256 is {digest}, the manifest says {manifest['sha256']}.")
    rows = csv.DictReader(io.StringIO(data.decode()))
    return [(inference.features(row), int(row["fits"])) for row in rows], digest


def fit(rows):
    """Bias, and mean, scale and weight of each field."""
    model = {"bias": 0.0, "fields": {}}
    for field, column in zip(inference.FIELDS, zip(*(values for values, _ in rows))):
        mean = sum(column) / len(column)
        scale = (sum((value - mean) ** 2 for value in column) / len(column)) ** 0.5
        model["fields"][field] = {"mean": mean, "scale": scale or 1.0, "weight": 0.0}
    fields = model["fields"].values()
    for _ in range(STEPS):
        errors = [inference.probability(model, values) - label for values, label in rows]
        slopes = [
            sum(error * (values[index] - field["mean"]) / field["scale"] for error, (values, _) in zip(errors, rows))
            for index, field in enumerate(fields)
        ]
        model["bias"] -= RATE * sum(errors) / len(rows)
        for field, slope in zip(fields, slopes):
            field["weight"] -= RATE * slope / len(rows)
    # Machines differ in the last digits of a logarithm.
    return {
        "bias": round(model["bias"], 6),
        "fields": {name: {key: round(it, 6) for key, it in field.items()} for name, field in model["fields"].items()},
    }


def accuracy(model, rows):
    right = sum((inference.probability(model, values) >= 0.5) == bool(label) for values, label in rows)
    return round(right / len(rows), 4)


def pack(model):
    """model.tar.gz with the code that answers by it, as SageMaker's container for PyTorch takes them."""
    with open(inference.__file__, "rb") as file:
        code = file.read()
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, data in (("model.json", model), ("code/inference.py", code)):
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    # Without time and without compression: the same bytes wherever it is made.
    return gzip.compress(archive.getvalue(), compresslevel=0, mtime=0)


def main(data, models):
    rows, digest = read(data)
    seen = [row for index, row in enumerate(rows) if index % HELD_BACK]
    unseen = rows[::HELD_BACK]
    model = fit(seen)
    identity = hashlib.sha256(json.dumps(model, sort_keys=True).encode()).hexdigest()[:12]
    text = json.dumps({"schema": "gpu-academy.io/project-model/v1alpha1", "id": identity, **model}, indent=2) + "\n"
    metrics = {
        "schema": "gpu-academy.io/project-metrics/v1alpha1",
        "model": identity,
        "dataSha256": digest,
        "rows": {"seen": len(seen), "unseen": len(unseen)},
        "accuracy": {"seen": accuracy(model, seen), "unseen": accuracy(model, unseen)},
    }
    files = {
        "model.json": text.encode(),
        "metrics.json": (json.dumps(metrics, indent=2) + "\n").encode(),
        "model.tar.gz": pack(text.encode()),
    }
    for folder in (os.path.join(models, "runs", identity), os.path.join(models, "current")):
        os.makedirs(folder, exist_ok=True)
        for name, content in files.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(content)
    print(f"Trained model {identity}: right for {metrics['accuracy']['unseen']:.0%} of {len(unseen)} jobs that it had not seen.")


if __name__ == "__main__":
    main(*sys.argv[1:])
