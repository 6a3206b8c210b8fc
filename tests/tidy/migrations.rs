//! A migration that has been released is never edited: stores out there were made with it. The list below grows
//! by one line with each new migration and changes in no other way.

use super::sources::{below, none};
use sha2::{Digest, Sha256};

/// Released migrations by file name and SHA-256.
const FROZEN: [(&str, &str); 12] = [
    (
        "0001_first.sql",
        "eb0cc7050748191031c0b28ac9dab5fb71b35200191b5674a521ccfc5fd1fc0f",
    ),
    (
        "0002_review.sql",
        "de9e76041eecbbe760e69f5e711d209016f06bf0733d6f75a610a0dffb16d44c",
    ),
    (
        "0003_rooms.sql",
        "9ce3bfb0f8fdf1e886a5337a1f7a1492280497faea2abda8801f0771c3480fb8",
    ),
    (
        "0004_outlets.sql",
        "37aa6009cc2c984a155194ca98d6904ad1b64e6f3b94d43ffe0cef92d48bdf17",
    ),
    (
        "0005_outbox.sql",
        "d41af3293368ca64446d4ff07d94113a2a5e8f46d6015281fb98b4c50df7bb3c",
    ),
    (
        "0006_pictures.sql",
        "225ece4bc0457a3290ac9b4229b596a9df277dfbaaa9712b4eefd7ac4fd0a089",
    ),
    (
        "0007_seals.sql",
        "cb5527825bb81de9c59fb139913a0d1ea7b43b6d1445e8b90bcfef50640f0b08",
    ),
    (
        "0008_commits.sql",
        "b896dc684aa3f4cd179cbdd12d1880e09768bcc4d62553bece163481e7ff831c",
    ),
    (
        "0009_register.sql",
        "78c00e422e899b9313e465f9fc84d003542689d42b0e8fb4fa5a8d82cd3c76da",
    ),
    (
        "0010_stationery.sql",
        "f26cb65c39181b9d5762d219c6747d5c34b2b2bff4013812deb0200324a65310",
    ),
    (
        "0011_changed.sql",
        "645d0725d2ecc4e84d04901cdbbce57ee742c29135b6113c1f2723c00b405024",
    ),
    (
        "0012_by_page.sql",
        "2b6d11a44dca4ccd26f91d77622f2f16843cdafc593607b9288d903f3c139784",
    ),
];

#[test]
fn released_migrations_are_frozen() {
    let files = below("src-tauri/crates/store/migrations", &[".sql"]);
    let mut complaints = Vec::new();
    for (name, frozen) in FROZEN {
        match files
            .iter()
            .find(|source| source.path.ends_with(&format!("/{name}")))
        {
            None => complaints.push(format!("{name} is gone")),
            Some(source) => {
                let now = hex::encode(Sha256::digest(&source.text));
                if now != frozen {
                    complaints.push(format!("{name} is {now}, frozen as {frozen}"));
                }
            }
        }
    }
    for source in files.iter().skip(FROZEN.len()) {
        complaints.push(format!("{} is new: add it to the list", source.path));
    }
    none("A change of the tables is a new migration.", &complaints);
}
