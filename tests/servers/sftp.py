"""An SFTP server on asyncssh, which takes passwords without asking the system: sftp.py PORT FOLDER HOST_KEY USER PASSWORD"""
import asyncio, sys

import asyncssh

port, folder, host_key, user, password = sys.argv[1:6]


class Door(asyncssh.SSHServer):
    def begin_auth(self, _):
        return True

    def password_auth_supported(self):
        return True

    def validate_password(self, name, word):
        return (name, word) == (user, password)


async def serve():
    rooted = lambda channel: asyncssh.SFTPServer(channel, chroot=folder)
    await asyncssh.listen("127.0.0.1", int(port), server_factory=Door, server_host_keys=[host_key], sftp_factory=rooted)
    await asyncio.Event().wait()


asyncio.run(serve())
