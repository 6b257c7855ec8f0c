"""A client: urllib of the standard library."""

import urllib.error
import urllib.request

from lines import serve

opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def send(request):
    body = request["body"].encode() if request["method"] in ("PUT", "POST") else None
    headers = dict(request["headers"])
    if body is not None:
        # Without this, urllib sends `application/x-www-form-urlencoded`. Neither value is signed.
        headers.setdefault("Content-Type", "application/octet-stream")
    outgoing = urllib.request.Request(request["url"], data=body, headers=headers, method=request["method"])
    try:
        with opener.open(outgoing) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


serve(send)
