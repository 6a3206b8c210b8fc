//! The roads a package takes to an outlet: folder, SFTP, FTP, WebDAV, S3, HTTPS. Must not know stories.
