//! Photoshop image resources, written: the envelope of IIM and its digest, all other resources unchanged.

use md5::{Digest, Md5};

use crate::carrier::photoshop::{IIM, IIM_DIGEST, resources};

/// EXIF and XMP as Photoshop keeps them in its own documents: a second, hidden copy.
const COPIES: [u16; 3] = [0x0422, 0x0423, 0x0424];

/// The resources of `old` with this IIM. With `in_here` false the IIM is elsewhere, as in a TIFF, and only its
/// digest is written.
pub(super) fn write(old: &[u8], iim: &[u8], in_here: bool) -> Vec<u8> {
    let mut all = Vec::new();
    if !iim.is_empty() {
        if in_here {
            one(&mut all, IIM, iim);
        }
        one(&mut all, IIM_DIGEST, &Md5::digest(iim));
    }
    for resource in resources(old) {
        let ours = [IIM, IIM_DIGEST].contains(&resource.id) || COPIES.contains(&resource.id);
        if !ours {
            all.extend(resource.whole);
            all.extend(std::iter::repeat_n(0, resource.whole.len() % 2));
        }
    }
    all
}

/// The resources without those copies; nothing where there are none of them.
pub(super) fn without_copies(old: &[u8]) -> Option<Vec<u8>> {
    if !resources(old).any(|resource| COPIES.contains(&resource.id)) {
        return None;
    }
    let mut all = Vec::new();
    for resource in resources(old).filter(|resource| !COPIES.contains(&resource.id)) {
        all.extend(resource.whole);
        all.extend(std::iter::repeat_n(0, resource.whole.len() % 2));
    }
    Some(all)
}

fn one(all: &mut Vec<u8>, id: u16, data: &[u8]) {
    all.extend(b"8BIM");
    all.extend(id.to_be_bytes());
    all.extend([0, 0]);
    all.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
    all.extend(data);
    all.extend(std::iter::repeat_n(0, data.len() % 2));
}
