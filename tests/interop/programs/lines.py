"""Reads requests and writes responses, as lines of JSON."""

import json
import sys


def serve_json(answer):
    """Writes the result of `answer` for each line."""
    for line in sys.stdin:
        try:
            reply = answer(json.loads(line))
        except Exception as error:
            reply = {"error": repr(error)}
        print(json.dumps(reply), flush=True)


def serve(send):
    """Writes the result of `send` for each request: the status and the bytes of the body."""

    def answer(request):
        status, body = send(request)
        return {"status": status, "body": body.hex()}

    serve_json(answer)
