//! What the rooms remember while the program runs, and no longer: each room its own.

use crate::delivery::memory::DeliveryMemory;
use crate::outlets::memory::OutletsMemory;
use crate::pictures::memory::PicturesMemory;
use crate::signing::memory::SigningMemory;

/// What the rooms remember while the program runs.
#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) pictures: PicturesMemory,
    pub(crate) outlets: OutletsMemory,
    pub(crate) signing: SigningMemory,
    pub(crate) delivery: DeliveryMemory,
}
