//! Photoshop image resources: the envelope in which JPEG carries its IIM.

use super::Blocks;
use crate::bytes::Bytes;

const IIM: u16 = 0x0404;
const IIM_DIGEST: u16 = 0x0425;

/// Adds the IIM and its digest among the resources to `blocks`.
pub(super) fn read(resources: &[u8], blocks: &mut Blocks) {
    let mut rest = Bytes(resources);
    while let Some((id, data)) = resource(&mut rest) {
        match id {
            IIM => blocks.iim.extend_from_slice(data),
            IIM_DIGEST => blocks.iim_digest = Some(data.to_vec()),
            _ => {}
        }
    }
}

/// One resource: signature, id, a Pascal string and the data, the last two padded to even length.
fn resource<'a>(rest: &mut Bytes<'a>) -> Option<(u16, &'a [u8])> {
    if rest.take(4)? != b"8BIM" {
        return None;
    }
    let id = rest.u16_be()?;
    let name = usize::from(rest.u8()?);
    rest.take(name | 1)?;
    let length = rest.u32_be()?;
    let data = rest.take(length)?;
    if length % 2 == 1 {
        rest.take(1);
    }
    Some((id, data))
}
