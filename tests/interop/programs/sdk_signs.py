"""Signs with the official Python SDK. Returns the URL of `get_presigned_url`, and the HttpString that the SDK hashes."""

import logging
import time

from lines import serve_json
from qcloud_cos import CosConfig, CosS3Client


class HttpString(logging.Handler):
    """Reads the HttpString from the log of the SDK."""

    BEFORE = "format str: "
    last = None

    def emit(self, record):
        message = record.getMessage()
        if message.startswith(self.BEFORE):
            self.last = message.removeprefix(self.BEFORE)


http_string = HttpString()
log = logging.getLogger("qcloud_cos.cos_auth")
log.setLevel(logging.DEBUG)
log.propagate = False
log.addHandler(http_string)


def sign(given):
    time.time = lambda: given["now"]
    config = CosConfig(Region=given["region"], SecretId=given["secret_id"], SecretKey=given["secret_key"])
    url = CosS3Client(config).get_presigned_url(
        Bucket=given["bucket"],
        Key=given["key"],
        Method=given["method"],
        Expired=given["expires"],
        Params=dict(given["query"]),
        Headers=dict(given["headers"]),
    )
    return {"http_string": http_string.last, "url": url}


serve_json(sign)
