//! The rooms: the newsroom's verbs in groups, in an order in which no room imports one after it.
//!
//! A room is a reference to the newsroom with the verbs of its group: `newsroom.review().file(…)`. Its file and folder have the
//! verbs, as an `impl` of its type, which can use all else of the newsroom too.

use std::ops::Deref;

use crate::Newsroom;

macro_rules! rooms {
    ($($(#[$says:meta])* $seen:vis $room:ident: $Room:ident;)*) => {
        $(
            $(#[$says])*
            $seen struct $Room<'n>(&'n Newsroom);

            impl Deref for $Room<'_> {
                type Target = Newsroom;

                fn deref(&self) -> &Newsroom {
                    self.0
                }
            }
        )*

        impl Newsroom {
            $(
                $(#[$says])*
                #[must_use]
                $seen fn $room(&self) -> $Room<'_> {
                    $Room(self)
                }
            )*
        }
    };
}

rooms! {
    /// Writing: stories begun, brought in, saved, looked back at and thrown away.
    pub writing: WritingRoom;
    /// Pictures: photos taken in, framed, captioned, placed, and their facts.
    pub pictures: PicturesRoom;
    /// Stationery: templates, snippets, code lists and stamps.
    pub stationery: StationeryRoom;
    /// The copy desk (校对): the roster, fixes that are taken, and files that are checked.
    pub copydesk: CopydeskRoom;
    /// Outlets: their profiles, and the preflight of a story.
    pub outlets: OutletsRoom;
    /// Signing (三审三校): the chain, the trail, and the keys.
    pub signing: SigningRoom;
    /// Keeping: backups, the doctor, and rescue.
    pub keeping: KeepingRoom;
    /// Exporting: a story as a package, a page or a text.
    pub exporting: ExportingRoom;
    /// Review (审阅): filed, opened, commented on, returned, taken and settled.
    pub review: ReviewRoom;
    /// Delivery (投稿): the outbox, the wires, the inboxes and the ledger.
    pub delivery: DeliveryRoom;
    /// Flags: what a person should look at before a story goes.
    pub(crate) flags: FlagsRoom;
}
