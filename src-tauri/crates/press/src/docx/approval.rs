//! The approval form as a Word file: a table of four columns, with room for ink, and the code at its foot.

use std::io::{Seek, Write};

use chrono::{DateTime, FixedOffset};
use story::{Figure, OriginalKind};

use super::parts::DocxParts;
use super::picture_room::PictureRoom;
use super::{Beside, DocxOptions, Error, drawing, fixed, pack, run};
use crate::approval::{ApprovalRow, ApprovalSheet, PrintedCode};
use crate::{File, Plate, PlateError, Plates};

/// Widths of the columns, and the height of a row with room for ink, in twentieths of a point.
const COLUMNS: [usize; 4] = [1_300, 2_853, 1_300, 2_853];
const ROOM: usize = 1_750;
/// The side of the code on paper, in English Metric Units: 22 mm.
const CODE: u64 = 792_000;

/// The code as the one picture of the file.
struct CodePlates(Vec<u8>, u32);

impl Plates for CodePlates {
    fn plate(&self, _figure: &Figure) -> Option<Plate> {
        let file = File {
            name: String::new(),
            width: self.1,
            height: self.1,
            bytes: u64::try_from(self.0.len()).unwrap_or(u64::MAX),
        };
        (!self.0.is_empty()).then(|| Plate {
            page: file.clone(),
            original: file,
            kind: OriginalKind::Png,
            orientation: 1,
            whole: true,
        })
    }

    fn original(&self, _figure: &Figure) -> Result<Vec<u8>, PlateError> {
        Ok(self.0.clone())
    }

    fn page_size(&self, figure: &Figure) -> Result<Vec<u8>, PlateError> {
        self.original(figure)
    }
}

impl ApprovalSheet<'_> {
    /// Writes the form as a Word file that carries the time `at`.
    ///
    /// # Errors
    /// [`Error::Write`] where the destination refuses.
    pub fn docx<W: Write + Seek>(&self, at: DateTime<FixedOffset>, out: W) -> Result<(), Error> {
        let code = PrintedCode::of(&self.code);
        let side = code.as_ref().map_or(0, PrintedCode::pixels);
        let png = code.map_or_else(|| Ok(Vec::new()), |code| code.png());
        let plates = CodePlates(png.map_err(std::io::Error::other)?, side);
        let look = DocxOptions::default();
        let mut parts = DocxParts::new(&plates, self.content, look);
        let mut xml = paragraph("Title", "", &run::plain(self.title(), &mut parts));
        xml.push_str(fixed::TABLE_OPEN);
        let grid = COLUMNS.map(|width| format!("<w:gridCol w:w=\"{width}\"/>"));
        xml.push_str(&format!("<w:tblGrid>{}</w:tblGrid>\n", grid.concat()));
        for row in self.rows() {
            xml.push_str(&set_row(&row, &mut parts));
        }
        xml.push_str("</w:tbl>\n");
        xml.push_str(&self.foot(&mut parts));
        let document = fixed::document(&xml, look.style);
        pack(
            self.content,
            &plates,
            at,
            &parts,
            document,
            &Beside::default(),
            out,
        )
    }

    /// The code, and what proves the form beside it.
    fn foot(&self, parts: &mut DocxParts<'_>) -> String {
        let lines: String = self
            .proof
            .iter()
            .map(|line| paragraph("TableText", SMALL, &run::small(line, parts)))
            .collect();
        let Some((relation, plate)) = parts.picture(&Figure::default()) else {
            return lines;
        };
        let room = PictureRoom {
            width: CODE,
            height: CODE,
        };
        let alt = self.content.own_language().pick("二维码", "QR code");
        let picture = drawing::inline(parts.drawing(), &relation, &plate, alt, room);
        let (left, right) = (1_500, fixed::TEXT_WIDTH - 1_500);
        format!(
            "{}{}<w:tblGrid><w:gridCol w:w=\"{left}\"/><w:gridCol w:w=\"{right}\"/></w:tblGrid>\n\
             <w:tr><w:trPr><w:cantSplit/></w:trPr>{}{}</w:tr>\n</w:tbl>\n{}",
            paragraph("TableText", SMALL, ""),
            fixed::ROW_OPEN,
            cell(left, 1, "", &paragraph("TableText", "", &picture)),
            cell(right, 1, "<w:vAlign w:val=\"center\"/>", &lines),
            fixed::AFTER_TABLE,
        )
    }
}

/// Lines at the foot are set close.
const SMALL: &str = "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>";
/// A name in the middle of its cell.
const MIDDLE: &str = "<w:jc w:val=\"center\"/>";

fn set_row(row: &ApprovalRow, parts: &mut DocxParts<'_>) -> String {
    let [name_width, width, ..] = COLUMNS;
    let wide = fixed::TEXT_WIDTH - name_width;
    let middle = "<w:vAlign w:val=\"center\"/>";
    let name = |name: &str, parts: &mut DocxParts<'_>| {
        let runs = run::strong(name, parts);
        cell(name_width, 1, middle, &paragraph("TableText", MIDDLE, &runs))
    };
    match row {
        ApprovalRow::Pair(facts) => {
            let mut cells = String::new();
            for (label, value) in facts {
                cells.push_str(&name(label, parts));
                let words = paragraph("TableText", "", &run::plain(value, parts));
                cells.push_str(&cell(width, 1, middle, &words));
            }
            tr(480, &cells)
        }
        ApprovalRow::Wide(label, value) => {
            let cells = name(label, parts);
            let words = paragraph("TableText", "", &run::plain(value, parts));
            tr(480, &format!("{cells}{}", cell(wide, 3, middle, &words)))
        }
        ApprovalRow::Room {
            name: label,
            lines,
            sign,
        } => {
            let cells = name(label, parts);
            let mut inside: String = lines
                .iter()
                .map(|line| paragraph("TableText", "", &run::plain(line, parts)))
                .collect();
            // What is left of the room is above the place to sign.
            let free = ROOM.saturating_sub(360 + 360 * lines.len()).max(120);
            let right = format!("<w:spacing w:before=\"{free}\"/><w:jc w:val=\"right\"/>");
            inside.push_str(&paragraph("TableText", &right, &run::plain(sign, parts)));
            tr(ROOM, &format!("{cells}{}", cell(wide, 3, "", &inside)))
        }
    }
}

fn tr(height: usize, cells: &str) -> String {
    format!(
        "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/></w:trPr>\n{cells}</w:tr>\n"
    )
}

fn cell(width: usize, columns: usize, more: &str, inside: &str) -> String {
    let span = if columns > 1 {
        format!("<w:gridSpan w:val=\"{columns}\"/>")
    } else {
        String::new()
    };
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{more}</w:tcPr>{inside}</w:tc>\n")
}

fn paragraph(style: &str, more: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{runs}</w:p>\n")
}
