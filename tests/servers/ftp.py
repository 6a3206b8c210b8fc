"""An FTP server on pyftpdlib: ftp.py ADDRESS PORT FOLDER USER PASSWORD DATA_PORT,DATA_PORT… [CERTIFICATE KEY explicit|implicit]"""
import logging, sys

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
from pyftpdlib.servers import FTPServer


class Implicit(TLS_FTPHandler):
    """Encrypted from the first byte, before anything is said."""

    def handle(self):
        self.secure_connection(self.get_ssl_context() if hasattr(self, "get_ssl_context") else self.ssl_context)

    def handle_ssl_established(self):
        TLS_FTPHandler.handle(self)


address, port, folder, user, password, data_ports = sys.argv[1:7]
logging.disable(logging.CRITICAL)
authorizer = DummyAuthorizer()
authorizer.add_user(user, password, folder, perm="elradfmwMT")
handler = FTPHandler
if len(sys.argv) > 7:
    handler = Implicit if sys.argv[9] == "implicit" else TLS_FTPHandler
    handler.certfile, handler.keyfile = sys.argv[7:9]
    handler.tls_control_required = handler.tls_data_required = True
handler.authorizer = authorizer
handler.auth_failed_timeout = 0
handler.passive_ports = [int(number) for number in data_ports.split(",")]
FTPServer((address, int(port)), handler).serve_forever()
