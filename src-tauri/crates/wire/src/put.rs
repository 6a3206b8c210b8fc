//! The one way in which a package is put on a road that has names: look, send under a temporary name, read back,
//! compare, rename. Whatever is cut off, by whomever, the next call finds the place and goes on.

use crate::gauge::{Gauge, Stage};
use crate::parcel::Tally;
use crate::road::Road;
use crate::{Error, Parcel};

/// What was proved about a package that landed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Every byte was read back and has the digest of what was sent.
    ReadBack,
    /// The other side named the digest of what it holds.
    Digest,
    /// The other side said that it took it, and no more.
    Accepted,
}

/// A package that landed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landed {
    /// Its name there.
    pub name: String,
    /// Whether it was there before this call.
    pub already: bool,
    /// What was proved.
    pub proof: Proof,
}

pub(crate) async fn put<R: Road>(road: &mut R, parcel: &Parcel, gauge: &Gauge) -> Result<Landed, Error> {
    let landed = |already| Landed {
        name: parcel.name.clone(),
        already,
        proof: Proof::ReadBack,
    };
    road.look().await?;
    gauge.alive();
    if let Some((folder, _)) = parcel.name.rsplit_once('/') {
        road.make_folder(folder).await?;
    }
    if let Some(length) = road.length(&parcel.name).await? {
        let same = length == parcel.bytes && compare(road, &parcel.name, parcel, gauge).await.is_ok();
        return if same {
            Ok(landed(true))
        } else {
            Err(Error::Taken {
                name: parcel.name.clone(),
            })
        };
    }
    let part = parcel.part();
    let from = match road.length(&part).await? {
        Some(there) if R::RESUMES && there <= parcel.bytes => there,
        Some(_) => {
            road.remove(&part).await?;
            0
        }
        None => 0,
    };
    gauge.begin(Stage::Sending, from, parcel.bytes);
    if (from < parcel.bytes || from == 0)
        && let Err(error) = road.send(&part, from, parcel.open(from)?).await
    {
        // What is there of it takes room that nobody has; the next try begins anew.
        if matches!(error, Error::Full { .. }) {
            let _ = road.remove(&part).await;
        }
        return Err(error);
    }
    if let Err(error) = compare(road, &part, parcel, gauge).await {
        if matches!(error, Error::WrongLength { .. } | Error::WrongContent { .. }) {
            road.remove(&part).await?;
        }
        return Err(error);
    }
    road.rename(&part, &parcel.name).await?;
    match road.length(&parcel.name).await? {
        Some(length) if length == parcel.bytes => Ok(landed(false)),
        found => Err(Error::WrongLength {
            host: road.host(),
            expected: parcel.bytes,
            found: found.unwrap_or(0),
        }),
    }
}

async fn compare<R: Road>(road: &mut R, name: &str, parcel: &Parcel, gauge: &Gauge) -> Result<(), Error> {
    gauge.begin(Stage::Verifying, 0, parcel.bytes);
    let mut tally = Tally::default();
    road.read(name, &mut |piece| {
        tally.add(piece);
        gauge.add(piece.len() as u64);
        Ok(())
    })
    .await?;
    tally.compare(parcel, &road.host())
}
