//! Signatures, in minisign's format: who packed a package, and who signed a decision.
//!
//! A key is an Ed25519 pair. A package's signature is beside its tag manifest, which names every other file by digest, so it
//! covers all of them; it can be checked with `minisign -V -P KEY -m tagmanifest-sha256.txt`.
//!
//! A valid signature proves that the holder of the key signed this. Whose key it is, people must tell each other: this crate does
//! not know persons.

use std::fmt;
use std::io::Cursor;

use minisign::{KeyPair, PublicKey, SecretKeyBox, SignatureBox};

/// The first line of every signature of ours, fixed so that no byte of a signature can vary.
const UNTRUSTED: &str = "signed with Galley";
/// Length of the two base64 lines, in bytes: 74 and 64 bytes.
const LINES: [usize; 2] = [100, 88];
/// Longest trusted comment, in bytes.
const COMMENT: usize = 500;

/// A key that signs. It is never shown.
#[derive(Clone)]
pub struct SecretKey(minisign::SecretKey);

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey")
    }
}

/// The content of a signature that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedSignature {
    /// The public key, as minisign writes it: 56 characters.
    pub key: String,
    /// The words that were signed with it: who, and when.
    pub comment: String,
}

/// Why a key or a signature is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadKey {
    /// The passphrase does not open the key.
    #[error("the passphrase does not open the key")]
    Passphrase,
    /// The text is no key.
    #[error("this is not a minisign key: {0}")]
    NotAKey(String),
    /// The signature is not this key's on these bytes, or is none.
    #[error("the signature does not fit: {0}")]
    Signature(&'static str),
    /// The system gave no random numbers.
    #[error("no key could be made: {0}")]
    Making(String),
}

impl SecretKey {
    /// Makes a new key and the text that holds it under `passphrase`: minisign's own key file.
    ///
    /// # Errors
    /// [`BadKey::Making`] where the system has no random numbers.
    pub fn generate_sealed(passphrase: &str) -> Result<(Self, String), BadKey> {
        let making = |why: minisign::PError| BadKey::Making(why.to_string());
        let pair = KeyPair::generate_encrypted_keypair(Some(passphrase.to_owned())).map_err(making)?;
        let text = pair
            .sk
            .to_box(Some("Galley signing key"))
            .map_err(making)?
            .into_string();
        Ok((Self::unseal(&text, passphrase)?, text))
    }

    /// Opens what [`SecretKey::generate_sealed`] gave.
    ///
    /// # Errors
    /// [`BadKey::Passphrase`], [`BadKey::NotAKey`].
    pub fn unseal(text: &str, passphrase: &str) -> Result<Self, BadKey> {
        let sealed = SecretKeyBox::from_string(text).map_err(|why| BadKey::NotAKey(why.to_string()))?;
        match sealed.into_secret_key(Some(passphrase.to_owned())) {
            Ok(key) => Ok(Self(key)),
            Err(why) if matches!(why.kind(), minisign::ErrorKind::Verify) => Err(BadKey::Passphrase),
            Err(why) => Err(BadKey::NotAKey(why.to_string())),
        }
    }

    /// The public key that belongs to it.
    ///
    /// # Errors
    /// [`BadKey::NotAKey`].
    pub fn public(&self) -> Result<String, BadKey> {
        let key = PublicKey::from_secret_key(&self.0);
        key.map(|key| key.to_base64())
            .map_err(|why| BadKey::NotAKey(why.to_string()))
    }

    /// Signs bytes, and `comment` with them. The same bytes do not give the same signature twice.
    ///
    /// # Errors
    /// [`BadKey::Making`] where the system has no random numbers.
    pub fn sign(&self, bytes: &[u8], comment: &str) -> Result<String, BadKey> {
        let comment = tidied(comment);
        let signature = minisign::sign(None, &self.0, Cursor::new(bytes), Some(&comment), Some(UNTRUSTED));
        signature
            .map(SignatureBox::into_string)
            .map_err(|why| BadKey::Making(why.to_string()))
    }
}

/// The comment as one line without spaces around it, so that it reads back as it was signed.
fn tidied(comment: &str) -> String {
    let mut line: String = comment
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    while line.len() > COMMENT {
        line.pop();
    }
    line.trim().to_owned()
}

/// Checks that `text` is the signature of `key` on `bytes`.
///
/// # Errors
/// [`BadKey::NotAKey`] where `key` is none, [`BadKey::Signature`] for anything else that is wrong.
pub fn check(text: &str, bytes: &[u8], key: &str) -> Result<CheckedSignature, BadKey> {
    let public = PublicKey::from_base64(key).map_err(|why| BadKey::NotAKey(why.to_string()))?;
    if public.to_base64() != key || !key.starts_with("RW") {
        return Err(BadKey::NotAKey("it is written in another way".to_owned()));
    }
    // Its form is checked before a library reads it.
    let shape = BadKey::Signature("it is not written as Galley writes one");
    let lines: Vec<&str> = text.split('\n').collect();
    let [untrusted, first, trusted, second, ""] = lines.as_slice() else {
        return Err(shape);
    };
    let comment = trusted.strip_prefix("trusted comment: ").unwrap_or_default();
    let sound = untrusted.strip_prefix("untrusted comment: ") == Some(UNTRUSTED)
        && [first.len(), second.len()] == LINES
        && trusted.starts_with("trusted comment: ")
        && comment == tidied(comment);
    if !sound {
        return Err(shape);
    }
    let signature = SignatureBox::from_string(text).map_err(|_| BadKey::Signature("it cannot be read"))?;
    if signature.to_string() != text {
        return Err(shape);
    }
    minisign::verify(&public, &signature, Cursor::new(bytes), true, false, false)
        .map_err(|_| BadKey::Signature("it was made with another key or for other bytes"))?;
    Ok(CheckedSignature {
        key: key.to_owned(),
        comment: comment.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_fits_its_bytes_its_key_and_its_comment_and_nothing_else() {
        let key = || SecretKey::generate_sealed("口令").unwrap().0;
        let (key, other) = (key(), key());
        let public = key.public().unwrap();
        let text = key.sign(b"tagmanifest", " 彭彤\n2020 ").unwrap();
        let signed = check(&text, b"tagmanifest", &public).unwrap();
        assert_eq!(
            (signed.key.as_str(), signed.comment.as_str()),
            (public.as_str(), "彭彤 2020")
        );
        assert!(check(&text, b"tagmanifesT", &public).is_err());
        assert!(check(&text, b"tagmanifest", &other.public().unwrap()).is_err());
        let mut bytes = text.clone().into_bytes();
        for place in 0..bytes.len() {
            for mask in [0x01, 0x20] {
                bytes[place] ^= mask;
                if let Ok(changed) = std::str::from_utf8(&bytes) {
                    assert!(
                        check(changed, b"tagmanifest", &public).is_err(),
                        "byte {place} is free"
                    );
                }
                bytes[place] ^= mask;
            }
        }
        for cut in 0..text.len() {
            if let Some(short) = text.get(..cut) {
                assert!(check(short, b"tagmanifest", &public).is_err());
            }
        }
        assert!(check(&text, b"tagmanifest", "RWQ").is_err());
        assert!(check(&text, b"tagmanifest", &"é".repeat(28)).is_err());
    }

    #[test]
    fn a_sealed_key_opens_with_its_passphrase_alone() {
        let (key, text) = SecretKey::generate_sealed("一把钥匙").unwrap();
        let again = SecretKey::unseal(&text, "一把钥匙").unwrap();
        assert_eq!(again.public(), key.public());
        assert_eq!(
            SecretKey::unseal(&text, "另一把").unwrap_err(),
            BadKey::Passphrase
        );
        assert!(matches!(
            SecretKey::unseal("nonsense", "x"),
            Err(BadKey::NotAKey(_))
        ));
        assert_eq!(format!("{key:?}"), "SecretKey");
    }
}
