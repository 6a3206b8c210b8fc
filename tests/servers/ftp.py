"""An FTP server on pyftpdlib: ftp.py ADDRESS PORT FOLDER USER PASSWORD FIRST_DATA_PORT LAST_DATA_PORT [CERTIFICATE KEY]"""
import logging, sys

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
from pyftpdlib.servers import FTPServer

address, port, folder, user, password, first, last = sys.argv[1:8]
logging.disable(logging.CRITICAL)
authorizer = DummyAuthorizer()
authorizer.add_user(user, password, folder, perm="elradfmwMT")
handler = FTPHandler
if len(sys.argv) > 8:
    handler = TLS_FTPHandler
    handler.certfile, handler.keyfile = sys.argv[8:10]
    handler.tls_control_required = handler.tls_data_required = True
handler.authorizer = authorizer
handler.auth_failed_timeout = 0
handler.passive_ports = range(int(first), int(last) + 1)
FTPServer((address, int(port)), handler).serve_forever()
