//! Captions and the people in them: how face marks complete a caption, and how a typed caption completes the people.

use ::copydesk::House;
use serde::Serialize;
use story::caption::{arrange, with_positions, with_told};
use story::check::{Flag, Place};
use story::{Block, Content, Fact, Figure, Language, Person};
use ts_rs::TS;

use crate::Error;
use crate::finding::find_figure;
use crate::pictures::facts::texts_of_both;
use crate::rooms::PicturesRoom;
use crate::text_flags::text_flags;

/// The largest number of a figure in flags: a higher one is told as this one.
const MOST_FIGURES: u32 = 10_000;

/// A figure's caption and people, each completed from the other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct LookedAt {
    /// The people in the order in which the picture shows those whose faces are marked, with the positions that gives.
    pub arranged: Vec<Person>,
    /// All people with a position in one phrase: `左起：江克美、彭彤`. Empty where no person has name and position.
    pub phrase: String,
    /// The caption with the position of each person behind their name.
    pub placed: String,
    /// The people, with those whom the caption names by position.
    pub told: Vec<Person>,
    /// The flags of the caption and of the people.
    pub flags: Vec<Flag>,
    /// The facts that nearly fill or overflow their length in IIM.
    pub rooms: Vec<IimRoom>,
}

/// How much of its length in IIM a fact uses. What is beyond that is in XMP alone, and old programs do not see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IimRoom {
    /// Which fact.
    pub fact: Fact,
    /// Its length in bytes, in UTF-8.
    pub bytes: u32,
    /// The most bytes that IIM has for it.
    pub room: u32,
}

/// Looks at a figure. `number` is the one it has in its story, `tongue` the story's language as a tag (`zh-CN`), `size` its
/// photo's, as it is seen unturned; (0, 0) where it has none.
fn look_at(
    figure: &Figure,
    (number, tongue): (u32, &str),
    size: (u32, u32),
    house: &House,
    reader: Language,
) -> LookedAt {
    let language = Language::of_piece(tongue);
    let arranged = arrange(&figure.people, &figure.framing, size, language);
    let phrase = arranged.phrase(language);
    LookedAt {
        placed: with_positions(&figure.caption, &arranged.people, language),
        phrase,
        told: with_told(figure, language),
        flags: flags(figure, (number, tongue), house, reader),
        arranged: arranged.people,
        rooms: rooms(figure),
    }
}

/// The facts that use at least three quarters of their length in IIM: below that a person need not think of bytes.
fn rooms(figure: &Figure) -> Vec<IimRoom> {
    let rooms = texts_of_both().filter_map(|(property, fact)| {
        let (bytes, room) = property.iim_room(fact.text(figure))?;
        (bytes.saturating_mul(4) > room.saturating_mul(3)).then(|| IimRoom {
            fact,
            bytes: u32::try_from(bytes).unwrap_or(u32::MAX),
            room: u32::try_from(room).unwrap_or(u32::MAX),
        })
    });
    rooms.collect()
}

/// The flags of one figure by itself; those that compare it with the text come with the answer to a save.
fn flags(figure: &Figure, (number, tongue): (u32, &str), house: &House, reader: Language) -> Vec<Flag> {
    // The flags contain the figure's number, so the content is made with empty figures before it.
    let before = usize::try_from(number.min(MOST_FIGURES)).unwrap_or_default();
    let places = std::iter::repeat_n(Figure::default(), before.saturating_sub(1));
    let body = places.chain([figure.clone()]).map(|figure| Block::Figure {
        figure: Box::new(figure),
    });
    let content = Content {
        language: tongue.to_owned(),
        body: body.collect(),
        ..Content::default()
    };
    let all = text_flags(&content, house, reader);
    all.into_iter()
        .filter(|flag| matches!(&flag.place, Place::Figure { id } if *id == figure.id))
        .collect()
}

impl PicturesRoom<'_> {
    /// Looks at a figure as it is being written, which need not be stored. `number` is the one it has in its story, `tongue` the
    /// story's language as a tag (`zh-CN`).
    ///
    /// # Errors
    /// [`Error::Store`] where the row of its photo cannot be read.
    pub fn look_at_caption(&self, figure: &Figure, number: u32, tongue: &str) -> Result<LookedAt, Error> {
        let size = self.photo_size(figure)?;
        let house = self.house()?.on(Some(self.today()));
        Ok(look_at(figure, (number, tongue), size, &house, self.language()))
    }

    /// How large a figure's photo is seen, unturned; (0, 0) where it has none.
    fn photo_size(&self, figure: &Figure) -> Result<(u32, u32), Error> {
        let photo = match &figure.photo {
            Some(digest) => self.store().find_photo(digest)?,
            None => None,
        };
        Ok(photo.map_or((0, 0), |photo| (photo.width, photo.height)))
    }

    /// The people of a figure of the working copy, including those whom its caption names, and the phrase for them. With `take`,
    /// they become the figure's people.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn people_of(&self, id: &str, figure: &str, take: bool) -> Result<LookedAt, Error> {
        let look = |content: &Content| {
            let wanted = find_figure(content, figure)?;
            let found = content.figure(&wanted).cloned();
            let found = found.ok_or_else(|| Error::NoSuchFigure {
                id: figure.to_owned(),
            })?;
            let place = content
                .figures()
                .position(|figure| figure.id == wanted)
                .unwrap_or_default();
            let number = u32::try_from(place).unwrap_or_default().saturating_add(1);
            let looked = self.look_at_caption(&found, number, &content.language)?;
            Ok::<_, Error>((wanted, looked))
        };
        if !take {
            return Ok(look(&self.writing().content(id)?)?.1);
        }
        self.writing().edit(id, |content| {
            let (wanted, looked) = look(content)?;
            if let Some(figure) = content.figure_mut(&wanted) {
                figure.people.clone_from(&looked.told);
            }
            Ok(look(content)?.1)
        })
    }
}

#[cfg(test)]
mod tests {
    use story::check::FlagRule;

    use super::*;

    #[test]
    fn the_sample_pages_first_caption_gives_person_position_and_the_unnamed_first_from_left() {
        let figure = Figure {
            caption: "江克美(左二)等工委领导看望慰问市退役军人事务局的驻企防疫联络员,指导企业疫情防控工作"
                .to_owned(),
            ..Figure::default()
        };
        let looked = look_at(&figure, (3, "zh-CN"), (0, 0), &House::default(), Language::Zh);
        let told: Vec<_> = looked
            .told
            .iter()
            .map(|one| (one.name.as_str(), one.position.as_str()))
            .collect();
        assert_eq!(told, [("江克美", "左二")]);
        let unnamed = looked
            .flags
            .iter()
            .find(|flag| flag.rule == FlagRule::PositionUnnamed)
            .expect("a flag");
        assert!(
            unnamed.says.starts_with("图3") && unnamed.says.contains("左一是谁没有写"),
            "{}",
            unnamed.says
        );
        let english = look_at(&figure, (3, "zh-CN"), (0, 0), &House::default(), Language::En).flags;
        assert!(
            english
                .iter()
                .any(|flag| flag.says.contains("not who is first from left"))
        );
    }

    #[test]
    fn a_fact_that_nearly_fills_its_room_in_iim_is_told_in_bytes() {
        let figure = |credit: &str, photographer: &str| Figure {
            credit: credit.to_owned(),
            photographer: photographer.to_owned(),
            ..Figure::default()
        };
        let told = |figure: &Figure| {
            let rooms = look_at(figure, (1, "zh-CN"), (0, 0), &House::default(), Language::Zh).rooms;
            let told = rooms.into_iter().map(|one| (one.fact, one.bytes, one.room));
            told.collect::<Vec<_>>()
        };
        assert_eq!(told(&figure("新华社", "林溪")), []);
        // Nine Han characters are 27 of 32 bytes, eleven are 33.
        let nearly = (Fact::Credit, 27, 32);
        assert_eq!(told(&figure("某某市图书馆供图处", "")), [nearly]);
        let over = (Fact::Photographer, 33, 32);
        assert_eq!(told(&figure("", "林溪、市图书馆摄影部林溪某某")), [over]);
    }
}
