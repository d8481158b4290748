"""Event coreference with the mentions given and nothing else: reports are compared within stories of our own."""

from evals.coref import predict_alone, score
from evals.tasks import Task

TASK = Task(data=("events-ecb.jsonl.gz",), predict=predict_alone, score=score)
