"""A desk that takes packages by POST, and one that misbehaves on order.

  /inbox        takes a file whole, by its digest, once for each Idempotency-Key
  /status/N/…   answers N to everything
  /silent/…     answers nothing
  /short/…      a WebDAV folder that keeps ten bytes too few
  /changed/…    a WebDAV folder that keeps one byte changed

post.py PORT FOLDER TOKEN [CERTIFICATE KEY]
"""
import base64, hashlib, os, ssl, sys, threading, urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

port, folder, token = int(sys.argv[1]), sys.argv[2], sys.argv[3]
taken, kept, lock = {}, {}, threading.Lock()
FOLDER = b'<?xml version="1.0"?><multistatus xmlns="DAV:"><response><href>%s</href><propstat><prop><resourcetype><collection/></resourcetype></prop></propstat></response></multistatus>'


class Desk(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def body(self):
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        if len(body) != length:
            raise ConnectionError("cut off")
        return body

    def anything(self):
        first = self.path.split("/")[1]
        if first == "status":
            self.close_connection = True
            return self.answer(int(self.path.split("/")[2]), Retry_After="7", Connection="close")
        if first == "silent":
            threading.Event().wait(60)
        if first in ("short", "changed"):
            return self.keep(first)
        if self.headers.get("Authorization") != "Bearer " + token:
            self.close_connection = True
            return self.answer(401, Connection="close")
        if self.command == "OPTIONS":
            return self.answer(204, Allow="POST")
        return self.take(self.body())

    def take(self, body):
        digest = "sha-256=:" + base64.b64encode(hashlib.sha256(body).digest()).decode() + ":"
        if digest != self.headers["Content-Digest"]:
            return self.answer(400)
        key = self.headers["Idempotency-Key"]
        with lock:
            if key in taken:
                return self.answer(200, Location=taken[key], Repr_Digest=digest, Idempotency_Replayed="true")
            name = urllib.parse.unquote(self.headers["Content-Disposition"].split("''")[1])
            path = os.path.join(folder, os.path.basename(name))
            with open(path + ".tmp", "wb") as file:
                file.write(body)
            os.rename(path + ".tmp", path)
            taken[key] = "/inbox/" + urllib.parse.quote(name)
        self.answer(201, Location=taken[key], Repr_Digest=digest)

    def keep(self, how):
        if self.command == "PROPFIND":
            self.body()
            return self.answer(207, FOLDER % self.path.encode())
        if self.command == "PUT":
            body = self.body()
            kept[self.path] = body[:-10] if how == "short" else body[:-1] + bytes([body[-1] ^ 1])
            return self.answer(201)
        if self.path not in kept:
            return self.answer(404)
        if self.command == "DELETE":
            del kept[self.path]
            return self.answer(204)
        self.answer(200, kept[self.path])

    def __getattr__(self, name):
        if name.startswith("do_"):
            return self.anything
        raise AttributeError(name)


server = ThreadingHTTPServer(("127.0.0.1", port), Desk)
server.daemon_threads = True
if len(sys.argv) > 4:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[4], sys.argv[5])
    server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()
