"""Reads questions and writes answers, as lines of JSON."""

import json
import sys


def serve_json(answer):
    """Answers each question with what `answer` returns for it."""
    for line in sys.stdin:
        try:
            reply = answer(json.loads(line))
        except Exception as error:
            reply = {"error": repr(error)}
        print(json.dumps(reply), flush=True)


def serve(send):
    """Answers each request with what `send` returns for it: a status and the bytes of the body."""

    def answer(request):
        status, body = send(request)
        return {"status": status, "body": body.hex()}

    serve_json(answer)
