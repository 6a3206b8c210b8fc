//! Reading foreign bytes front to back without ever reaching past their end.

/// The bytes not yet read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bytes<'a>(pub(crate) &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next `count` bytes; `None`, and nothing read, where fewer are left.
    pub(crate) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next byte.
    pub(crate) fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    /// The next two bytes, most significant first.
    pub(crate) fn u16_be(&mut self) -> Option<u16> {
        self.array().map(u16::from_be_bytes)
    }

    /// The next four bytes, most significant first, as a length or offset.
    pub(crate) fn u32_be(&mut self) -> Option<usize> {
        self.array()
            .and_then(|bytes| usize::try_from(u32::from_be_bytes(bytes)).ok())
    }

    /// The next four bytes, least significant first, as a length or offset.
    pub(crate) fn u32_le(&mut self) -> Option<usize> {
        self.array()
            .and_then(|bytes| usize::try_from(u32::from_le_bytes(bytes)).ok())
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }
}
