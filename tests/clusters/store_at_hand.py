"""A store that speaks as much of S3 as reading needs: buckets that are listed, objects that are fetched."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

_LIST = '<?xml version="1.0"?><ListBucketResult><Name>{bucket}</Name><IsTruncated>false</IsTruncated>{entries}</ListBucketResult>'
_OBJECT = (
    "<Contents><Key>{key}</Key><Size>{size}</Size><LastModified>2024-03-01T00:00:00.000Z</LastModified></Contents>"
)
_ERROR = '<?xml version="1.0"?><Error><Code>{code}</Code><Message>{message}</Message></Error>'


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    objects = {}  # noqa: RUF012 - each store has a class of its own
    closed = ()

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        url = urlsplit(self.path)
        bucket, _, key = unquote(url.path).lstrip("/").partition("/")
        asked = parse_qs(url.query, keep_blank_values=True)
        if not any(name.startswith(f"{bucket}/") for name in self.objects):
            self.refuse(404, "NoSuchBucket")
        elif bucket in self.closed:
            self.refuse(403, "AccessDenied")
        elif "list-type" in asked:
            self.answer(200, self.listing(bucket, asked.get("prefix", [""])[0], asked.get("delimiter", [""])[0]))
        elif not key:
            self.answer(200, b"")
        elif f"{bucket}/{key}" in self.objects:
            self.answer(200, self.objects[f"{bucket}/{key}"])
        else:
            self.refuse(404, "NoSuchKey")

    def listing(self, bucket, prefix, delimiter):
        keys = sorted(name.partition("/")[2] for name in self.objects if name.startswith(f"{bucket}/{prefix}"))
        entries, folders = f"<KeyCount>{len(keys)}</KeyCount>", {}
        for key in keys:
            inside, found, _ = key.removeprefix(prefix).partition(delimiter) if delimiter else ("", "", "")
            if found:
                folders[prefix + inside + found] = None
            else:
                entries += _OBJECT.format(key=escape(key), size=len(self.objects[f"{bucket}/{key}"]))
        entries += "".join(f"<CommonPrefixes><Prefix>{escape(one)}</Prefix></CommonPrefixes>" for one in folders)
        return _LIST.format(bucket=bucket, entries=entries).encode()

    def refuse(self, status, code):
        self.answer(status, _ERROR.format(code=code, message=code).encode())

    def answer(self, status, content):
        first, sent = 0, content
        asked = self.headers.get("Range")
        if asked and status == 200:
            first, last = (int(part) if part else None for part in asked.removeprefix("bytes=").split("-"))
            sent, status = content[first : None if last is None else last + 1], 206
        self.send_response(status)
        self.send_header("Content-Length", str(len(sent)))
        if status == 206:
            self.send_header("Content-Range", f"bytes {first}-{first + len(sent) - 1}/{len(content)}")
        self.send_header("Last-Modified", "Fri, 01 Mar 2024 00:00:00 GMT")
        self.send_header("x-amz-bucket-region", "eu-west-1")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(sent)

    def log_message(self, *told):
        pass


@contextmanager
def store(objects, *, closed=()):
    """Serve objects by BUCKET/KEY and give the address; nobody may read from the buckets in `closed`."""
    handler = type("Handler", (_Handler,), {"objects": objects, "closed": closed})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def way_to(address):
    """Return the environment of a program that is to read from a store at an address, and from no other."""
    return {
        "AWS_ENDPOINT_URL": address,
        "AWS_REGION": "eu-west-1",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "reader",
        "AWS_SECRET_ACCESS_KEY": "word",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
