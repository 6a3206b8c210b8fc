//! Photoshop image resources: the envelope in which JPEG carries its IIM.

use super::MetadataBlocks;
use crate::bytes::Bytes;

/// The resource that holds IIM.
pub(crate) const IIM: u16 = 0x0404;
/// The resource that holds the MD5 of the IIM beside it.
pub(crate) const IIM_DIGEST: u16 = 0x0425;

/// One resource.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Resource<'a> {
    pub(crate) id: u16,
    pub(crate) data: &'a [u8],
    /// All of it, signature to data.
    pub(crate) whole: &'a [u8],
}

/// Adds the IIM and its digest among the resources to `blocks`.
pub(super) fn read(all: &[u8], blocks: &mut MetadataBlocks) {
    for resource in resources(all) {
        match resource.id {
            IIM => blocks.iim.extend_from_slice(resource.data),
            IIM_DIGEST => blocks.iim_digest = Some(resource.data.to_vec()),
            _ => {}
        }
    }
    blocks.resources.extend_from_slice(all);
}

/// The resources, as far as they make sense.
pub(crate) fn resources(all: &[u8]) -> impl Iterator<Item = Resource<'_>> {
    let mut rest = Bytes(all);
    std::iter::from_fn(move || resource(&mut rest))
}

/// One resource: signature, id, a Pascal string and the data, the last two padded to even length. Four signatures
/// beside Photoshop's own are in use.
fn resource<'a>(rest: &mut Bytes<'a>) -> Option<Resource<'a>> {
    let start = rest.0;
    if ![b"8BIM", b"PHUT", b"DCSR", b"AgHg", b"MeSa"].contains(&rest.take(4)?.try_into().ok()?) {
        return None;
    }
    let id = rest.u16_be()?;
    let name = usize::from(rest.u8()?);
    rest.take(name | 1)?;
    let length = rest.u32_be()?;
    let data = rest.take(length)?;
    let whole = start.get(..start.len().checked_sub(rest.0.len())?)?;
    if length % 2 == 1 {
        rest.take(1);
    }
    Some(Resource { id, data, whole })
}
