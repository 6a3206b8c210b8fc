//! State of the rooms that lasts while the program runs: each room has its own.

use crate::copydesk::memory::CopydeskMemory;
use crate::delivery::memory::DeliveryMemory;
use crate::outlets::memory::OutletsMemory;
use crate::pictures::memory::PicturesMemory;
use crate::signing::memory::SigningMemory;

/// State of the rooms that lasts while the program runs.
#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) pictures: PicturesMemory,
    pub(crate) copydesk: CopydeskMemory,
    pub(crate) outlets: OutletsMemory,
    pub(crate) signing: SigningMemory,
    pub(crate) delivery: DeliveryMemory,
}
