"""A client: curl, with one process for each request and the URL as an argument."""

import subprocess

from lines import serve


def send(request):
    command = ["curl", "--silent", "--show-error", "--noproxy", "*", "--write-out", "%{stderr}%{http_code}"]
    if request["method"] == "HEAD":
        command += ["--head", "--output", "/dev/null"]
    else:
        command += ["--request", request["method"]]
    if request["method"] in ("PUT", "POST"):
        command += ["--data-raw", request["body"]]
        # Without this, curl sends its own `Content-Type`.
        if not any(name == "Content-Type" for name, _ in request["headers"]):
            command += ["--header", "Content-Type:"]
    for name, value in request["headers"]:
        # For an empty value, `name;` sends the header; `name:` would remove it.
        command += ["--header", f"{name}: {value}" if value else f"{name};"]
    done = subprocess.run([*command, request["url"]], capture_output=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode())
    return int(done.stderr), done.stdout


serve(send)
