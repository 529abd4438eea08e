"""What a model of this project answers: does a training job fit into 24 GB of GPU memory?

Training, the servers of Google Cloud and Azure, and SageMaker (which calls the four functions at the end) all read
a question by this one file, so that a model is asked what it was trained on. Standard library alone.
"""

import json
import math
import os

FIELDS = ("parametersBillion", "batchSize", "sequenceLength")


def features(question):
    """Logarithms of the three numbers; ValueError names what is wrong with them."""
    if not isinstance(question, dict):
        raise ValueError("expected an object with " + ", ".join(FIELDS))
    values = []
    for field in FIELDS:
        try:
            value = float(question[field])
        except (KeyError, TypeError, ValueError):
            raise ValueError(f"{field} is {question.get(field)!r}, expected a number above 0") from None
        if not 0 < value < math.inf:
            raise ValueError(f"{field} is {value}, expected a number above 0")
        values.append(math.log(value))
    return values


def probability(model, values):
    """How likely it fits, between 0 and 1."""
    score = model["bias"]
    for field, value in zip(FIELDS, values):
        known = model["fields"][field]
        score += known["weight"] * (value - known["mean"]) / known["scale"]
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


def predict(model, question):
    """The answer, with the model that gave it."""
    fits = probability(model, features(question))
    return {"fits": fits >= 0.5, "probability": round(fits, 4), "model": model["id"]}


def model_fn(model_dir):
    with open(os.path.join(model_dir, "model.json"), encoding="utf-8") as file:
        return json.load(file)


def input_fn(body, content_type):
    if content_type.split(";")[0].strip() != "application/json":
        raise ValueError(f"the content is {content_type}, expected application/json")
    return json.loads(body)


def predict_fn(question, model):
    return predict(model, question)


def output_fn(answer, accept):
    return json.dumps(answer)
