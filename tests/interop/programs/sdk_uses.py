"""Uploads and downloads objects with the official Python SDK, which uses a stand-in as its proxy."""

import sys

from qcloud_cos import CosConfig, CosS3Client

proxy, secret_id, secret_key = sys.argv[1:]
client = CosS3Client(
    CosConfig(
        Region="ap-guangzhou",
        SecretId=secret_id,
        SecretKey=secret_key,
        Scheme="http",
        Proxies={"http": f"http://{proxy}"},
    )
)
at = {"Bucket": "examplebucket-1250000000"}

for key in ["a b+c.txt", "头像/100% (1).txt", "~!*'()/é;😀"]:
    client.put_object(**at, Key=key, Body=key.encode(), ContentType="text/plain")
    got = client.get_object(**at, Key=key, ResponseContentType="text/x; a=b")
    assert got["Body"].get_raw_stream().read() == key.encode()
    assert client.head_object(**at, Key=key)["Content-Type"] == "text/plain"
    client.delete_object(**at, Key=key)

parts = {**at, "Key": "big/a b"}
upload = client.create_multipart_upload(**parts, ContentType="text/plain")["UploadId"]
tag = client.upload_part(**parts, UploadId=upload, PartNumber=1, Body=b"one part")["Etag"]
client.list_parts(**parts, UploadId=upload)
client.complete_multipart_upload(
    **parts, UploadId=upload, MultipartUpload={"Part": [{"PartNumber": 1, "ETag": tag}]}
)
assert client.get_object(**parts)["Body"].get_raw_stream().read() == b"one part"
