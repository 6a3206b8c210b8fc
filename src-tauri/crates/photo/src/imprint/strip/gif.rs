//! GIF: it has no EXIF; a packet of XMP is cleaned in the room it has.

use super::super::ImprintFault;
use super::super::private::Traces;
use super::{packet_in_place, place};
use crate::carrier::gif::packets;

pub(super) fn strip(file: &[u8], traces: Traces) -> Result<Vec<u8>, ImprintFault> {
    let mut out = file.to_vec();
    for packet in packets(file) {
        let clean = packet_in_place(packet, traces)?;
        let room = place(file, packet).and_then(|range| out.get_mut(range));
        room.ok_or(ImprintFault::Damaged("its blocks overlap"))?
            .copy_from_slice(&clean);
    }
    Ok(out)
}
