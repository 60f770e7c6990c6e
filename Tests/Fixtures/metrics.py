"""Writes metrics/cases.json: scores with the metrics that scikit-learn gives them.

usage: metrics.py      (needs numpy and scikit-learn; the file here was made with scikit-learn 1.9.1)

Where scikit-learn has no such metric the formula stands here: `eer` is the crossing of the ROC with
FPR = 1 - TPR by linear interpolation, `eer_dfb` is DeepfakeBench's line, `ece` has 15 bins (lo, hi].
"""
import json
import pathlib

import numpy as np
from sklearn import metrics


def eer(labels, scores):
    fpr, tpr, _ = metrics.roc_curve(labels, scores, drop_intermediate=False)
    gap = fpr + tpr - 1
    k = int(np.argmax(gap >= 0))
    t = -gap[k - 1] / (gap[k] - gap[k - 1])
    return fpr[k - 1] + t * (fpr[k] - fpr[k - 1])


def eer_dfb(labels, scores):
    fpr, tpr, _ = metrics.roc_curve(labels, scores, pos_label=1)
    fnr = 1 - tpr
    return fpr[np.nanargmin(np.absolute(fnr - fpr))]


def tpr_at(labels, scores, limit):
    fpr, tpr, _ = metrics.roc_curve(labels, scores, drop_intermediate=False)
    return tpr[fpr <= limit].max()


def ece(labels, probabilities, predicted):
    confidence = probabilities[np.arange(len(labels)), predicted]
    total = 0.0
    for b in range(15):
        inside = (confidence > b / 15) & (confidence <= (b + 1) / 15)
        if inside.any():
            right = (predicted[inside] == labels[inside]).mean()
            total += inside.mean() * abs(right - confidence[inside].mean())
    return total


def two_classes(labels, scores):
    predicted = (scores > 0.5).astype(int)
    both = np.stack([1 - scores, scores], 1)
    found = {
        "acc": metrics.accuracy_score(labels, predicted),
        "brier": np.mean((scores - labels) ** 2),
        "ece": ece(labels, both, predicted),
        "balanced_acc": np.mean([(predicted[labels == c] == c).mean() for c in np.unique(labels)]),
    }
    if len(np.unique(labels)) == 2:
        found |= {
            "auc": metrics.roc_auc_score(labels, scores),
            "ap": metrics.average_precision_score(labels, scores),
            "pauc(0.1)": metrics.roc_auc_score(labels, scores, max_fpr=0.1),
            "pauc(0.35)": metrics.roc_auc_score(labels, scores, max_fpr=0.35),
            "tpr_at(0.01)": tpr_at(labels, scores, 0.01),
            "tpr_at(0.2)": tpr_at(labels, scores, 0.2),
            "eer": eer(labels, scores),
            "eer_dfb": eer_dfb(labels, scores),
        }
    return found


def more_classes(labels, probabilities):
    classes = probabilities.shape[1]
    predicted = probabilities.argmax(1)
    present = [c for c in range(classes) if 0 < (labels == c).sum() < len(labels)]
    each = lambda f: float(np.mean([f((labels == c).astype(int), probabilities[:, c]) for c in present]))
    return {
        "acc": metrics.accuracy_score(labels, predicted),
        "balanced_acc": np.mean([(predicted[labels == c] == c).mean() for c in np.unique(labels)]),
        "brier": np.mean(((probabilities - np.eye(classes)[labels]) ** 2).sum(1)),
        "ece": ece(labels, probabilities, predicted),
        "auc": each(metrics.roc_auc_score),
        "ap": each(metrics.average_precision_score),
    }


def main():
    rng = np.random.default_rng(20250527)
    cases = []

    def binary(name, labels, scores):
        scores = np.asarray(scores, dtype=float)
        labels = np.asarray(labels, dtype=int)
        cases.append({"name": name, "labels": labels.tolist(),
                      "probabilities": [[1 - s, s] for s in scores.tolist()],
                      "metrics": {k: float(v) for k, v in two_classes(labels, scores).items()}})

    def drawn(n, rate, shift):
        labels = (rng.random(n) < rate).astype(int)
        return labels, 1 / (1 + np.exp(-(rng.normal(size=n) + shift * (labels - 0.5))))

    labels, scores = drawn(200, 0.5, 1.5)
    binary("two hundred", labels, scores)
    binary("ties to one decimal", labels, scores.round(1))
    binary("ties to halves", labels, (scores * 2).round() / 2)
    labels, scores = drawn(43, 0.93, 2.0)
    binary("three reals or so", labels, scores)
    binary("all scores equal", [0, 1, 1, 0, 1], [0.3] * 5)
    binary("perfect", [0, 0, 1, 1], [0.1, 0.2, 0.7, 0.9])
    binary("inverted", [1, 1, 0, 0], [0.1, 0.2, 0.7, 0.9])
    binary("only fakes", [1, 1, 1], [0.2, 0.6, 0.9])
    for n in (6, 7, 8, 9, 12, 15):
        labels = np.r_[0, 1, rng.integers(0, 2, n - 2)]
        binary(f"{n} samples on a grid", labels, rng.integers(0, 5, n) / 4)
    labels = rng.integers(0, 4, 90)
    logits = rng.normal(size=(90, 4)) + 1.2 * np.eye(4)[labels]
    for name, values, classes in (("four classes", labels, 4), ("four classes, three occur", labels % 3, 4)):
        p = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
        cases.append({"name": name, "labels": values.tolist(), "probabilities": p.tolist(),
                      "metrics": {k: float(v) for k, v in more_classes(values, p).items()}})
    target = pathlib.Path(__file__).parent / "metrics" / "cases.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(cases, indent=None, separators=(",", ":")).replace('{"name"', '\n{"name"'))


if __name__ == "__main__":
    main()
