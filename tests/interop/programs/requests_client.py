"""A client: the package requests."""

import requests

from lines import serve

session = requests.Session()
session.trust_env = False


def send(request):
    body = request["body"].encode() if request["method"] in ("PUT", "POST") else None
    response = session.request(
        request["method"], request["url"], headers=dict(request["headers"]), data=body, allow_redirects=False
    )
    return response.status_code, response.content


serve(send)
