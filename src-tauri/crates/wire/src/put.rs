//! The upload on every wire with files: look, send under a temporary name, read back, compare, rename. A folder is sent the same
//! way inside a folder with a temporary name, which is renamed when all its files have been. After any interruption the next call
//! finds the place and goes on.
//!
//! See docs/decisions/temporary-names-from-content.md.

use crate::gauge::TransferStage;
use crate::parcel::{Bundle, ReadBack, folders};
use crate::road::Road;
use crate::{Error, Upload};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What was proved about a package that arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LandingProof {
    /// Every byte was read back and has the digest of the sent ones.
    ReadBack,
    /// The server named the digest of the file it has.
    Digest,
    /// The server accepted it, without any proof.
    Accepted,
}

/// A package or a folder that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landed {
    /// Its name there.
    pub name: String,
    /// Whether it was there before this call.
    pub already: bool,
    /// What was proved.
    pub proof: LandingProof,
    /// What the other side said of it, in its own words: `2.0.0 Ok: queued as 4Z1kPq`. Empty where it says nothing to keep.
    pub says: String,
}

/// Puts one file.
pub(crate) async fn put<R: Road>(road: &mut R, parcel: &Upload) -> Result<Landed, Error> {
    road.look().await?;
    road.gauge().alive();
    make_folders(road, std::slice::from_ref(parcel)).await?;
    if let Some(length) = road.length(&parcel.name).await? {
        road.gauge().begin(TransferStage::Verifying, 0, parcel.bytes);
        return if is_same(road, parcel, length).await? {
            Ok(landed(&parcel.name, true))
        } else {
            Err(taken(parcel))
        };
    }
    let from = begun(road, parcel).await?;
    road.gauge().begin(TransferStage::Sending, from, parcel.bytes);
    send(road, parcel, from).await?;
    road.gauge().begin(TransferStage::Verifying, 0, parcel.bytes);
    name(road, parcel).await?;
    arrived(road, parcel).await?;
    Ok(landed(&parcel.name, false))
}

/// Puts a folder: all files are sent, then all are read back and renamed, the mark last, then the folder is renamed.
pub(crate) async fn put_folder<R: Road>(road: &mut R, bundle: &Bundle) -> Result<Landed, Error> {
    road.look().await?;
    road.gauge().alive();
    let named = bundle.mark.within(&bundle.name);
    if road.length(&named.name).await?.is_some() {
        return compare_folder(road, bundle).await;
    }
    let files = bundle.within(&bundle.part());
    make_folders(road, &files).await?;
    // A file that was renamed before the interruption is not sent again, but it is read back with the others.
    let mut there = Vec::new();
    for file in &files {
        let (named, sent) = match road.length(&file.name).await? {
            Some(length) if length == file.bytes => (true, length),
            Some(_) => {
                road.remove(&file.name).await?;
                (false, begun(road, file).await?)
            }
            None => (false, begun(road, file).await?),
        };
        there.push((named, sent));
    }
    let sent = there.iter().map(|(_, sent)| sent).sum();
    road.gauge().begin(TransferStage::Sending, sent, bundle.bytes());
    for (file, (named, sent)) in files.iter().zip(&there) {
        if !named {
            send(road, file, *sent).await?;
        }
    }
    road.gauge().begin(TransferStage::Verifying, 0, bundle.bytes());
    for (file, (named, _)) in files.iter().zip(&there) {
        if *named {
            prove(road, &file.name, file).await?;
        } else {
            name(road, file).await?;
        }
    }
    road.rename_folder(&bundle.part(), &bundle.name).await?;
    arrived(road, &named).await?;
    Ok(landed(&bundle.name, false))
}

/// Checks a folder whose mark is there, which arrived before. Files that the desk has taken out since may be missing; the
/// remaining ones must be ours.
async fn compare_folder<R: Road>(road: &mut R, bundle: &Bundle) -> Result<Landed, Error> {
    road.gauge().begin(TransferStage::Verifying, 0, bundle.bytes());
    for file in bundle.within(&bundle.name) {
        if let Some(length) = road.length(&file.name).await?
            && !is_same(road, &file, length).await?
        {
            return Err(taken(&file));
        }
    }
    Ok(landed(&bundle.name, true))
}

pub(crate) fn landed(name: &str, already: bool) -> Landed {
    Landed {
        name: name.to_owned(),
        already,
        proof: LandingProof::ReadBack,
        says: String::new(),
    }
}

pub(crate) fn taken(parcel: &Upload) -> Error {
    Error::Taken {
        name: parcel.name.clone(),
    }
}

/// Makes every folder on the way to these files.
async fn make_folders<R: Road>(road: &mut R, files: &[Upload]) -> Result<(), Error> {
    let wanted: BTreeSet<&str> = files.iter().flat_map(|file| folders(&file.name)).collect();
    for folder in wanted {
        road.make_folder(folder).await?;
    }
    Ok(())
}

/// The length of the part of a file that is there under its temporary name.
async fn begun<R: Road>(road: &mut R, file: &Upload) -> Result<u64, Error> {
    let part = file.part();
    match road.length(&part).await? {
        // On a wire that cannot resume, a whole file may be there; reading it back shows whether it is right.
        Some(there) if there == file.bytes || (R::RESUMES && there < file.bytes) => Ok(there),
        Some(_) => {
            road.remove(&part).await?;
            Ok(0)
        }
        None => Ok(0),
    }
}

/// Sends the missing part of a file, under its temporary name.
async fn send<R: Road>(road: &mut R, file: &Upload, from: u64) -> Result<(), Error> {
    if from == file.bytes && from > 0 {
        return Ok(());
    }
    let part = file.part();
    let sent = road.send(&part, from, file.open(from)?).await;
    // The part that was sent takes up space that is lacking; the next try begins anew.
    if matches!(sent, Err(Error::Full { .. })) {
        let _ = road.remove(&part).await;
    }
    sent
}

/// Reads a file back from its temporary name, compares it and renames it.
async fn name<R: Road>(road: &mut R, file: &Upload) -> Result<(), Error> {
    let part = file.part();
    prove(road, &part, file).await?;
    road.rename(&part, &file.name).await
}

/// Reads a file back and compares it. One that differs is removed.
async fn prove<R: Road>(road: &mut R, name: &str, file: &Upload) -> Result<(), Error> {
    let compared = compare(road, name, file).await;
    if matches!(
        compared,
        Err(Error::WrongLength { .. } | Error::WrongContent { .. })
    ) {
        road.remove(name).await?;
    }
    compared
}

/// Whether the file with this name is this file. A broken connection is an error, not a no.
async fn is_same<R: Road>(road: &mut R, file: &Upload, length: u64) -> Result<bool, Error> {
    if length != file.bytes {
        return Ok(false);
    }
    match compare(road, &file.name, file).await {
        Ok(()) => Ok(true),
        Err(Error::WrongLength { .. } | Error::WrongContent { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

async fn compare<R: Road>(road: &mut R, name: &str, file: &Upload) -> Result<(), Error> {
    let mut tally = ReadBack::default();
    let gauge = Arc::clone(road.gauge());
    road.read(name, &mut |piece| {
        tally.add(piece);
        gauge.add(piece.len() as u64);
        Ok(())
    })
    .await?;
    tally.compare(file, &road.host())
}

/// Checks that a renamed file has its name.
async fn arrived<R: Road>(road: &mut R, file: &Upload) -> Result<(), Error> {
    match road.length(&file.name).await? {
        Some(length) if length == file.bytes => Ok(()),
        found => Err(Error::WrongLength {
            host: road.host(),
            expected: file.bytes,
            found: found.unwrap_or(0),
        }),
    }
}
