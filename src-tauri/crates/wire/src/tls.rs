//! Which certificates are trusted: the system's, and those of a file that the profile names. One configuration for every wire,
//! with rustls' ring provider named explicitly, because without a default provider the first use panics.

use crate::Error;
use rustls::ClientConfig;
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls_platform_verifier::Verifier;
use std::path::Path;
use std::sync::Arc;

/// The configuration for one destination.
pub(crate) fn rules(ca: Option<&Path>) -> Result<ClientConfig, Error> {
    let provider = Arc::new(ring::default_provider());
    let more = ca.map_or_else(|| Ok(Vec::new()), certificates)?;
    let bad = |why: rustls::Error| Error::BadCertificate {
        host: ca.map(|path| path.display().to_string()).unwrap_or_default(),
        why: why.to_string(),
    };
    let verifier = Verifier::new_with_extra_roots(more, Arc::clone(&provider)).map_err(bad)?;
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(bad)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    Ok(config)
}

/// What was said while a connection was encrypted.
pub(crate) fn refused(host: &str, why: &std::io::Error) -> Error {
    let cause = why
        .get_ref()
        .and_then(|cause| cause.downcast_ref::<rustls::Error>());
    match cause {
        Some(rustls::Error::InvalidCertificate(wrong)) => Error::BadCertificate {
            host: host.to_owned(),
            why: format!("{wrong:?}"),
        },
        // What answers is no TLS at all.
        Some(rustls::Error::InvalidMessage(_)) => Error::NotEncrypted {
            host: host.to_owned(),
        },
        _ => Error::cut_off(host, why),
    }
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, Error> {
    let bad = |why: String| Error::BadCertificate {
        host: path.display().to_string(),
        why,
    };
    let read = CertificateDer::pem_file_iter(path).map_err(|why| bad(why.to_string()))?;
    let certificates: Vec<_> = read
        .collect::<Result<_, _>>()
        .map_err(|why| bad(why.to_string()))?;
    if certificates.is_empty() {
        return Err(bad("the file holds no certificate".to_owned()));
    }
    Ok(certificates)
}
