//! The files of a verified package, and its photos as the press asks for them: what [`crate::pictures::plates`] is for a
//! story of the store.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;

use package::{Verified, limits};
use press::{Picture, Plate, PlateError, Plates};
use story::{Digest, Figure, FigureId};

use crate::exporting::form_rules::{PictureFile, PictureRules};

/// A verified package whose files are read by name or by digest.
pub(crate) struct PackedFiles<'a> {
    package: RefCell<&'a mut Verified>,
    by_name: BTreeMap<String, Digest>,
}

impl<'a> PackedFiles<'a> {
    pub(crate) fn of(package: &'a mut Verified) -> Self {
        let files = package.files.iter();
        let named = files.filter_map(|file| {
            let digest = Digest::try_from(file.sha256.clone()).ok()?;
            Some((file.name.clone(), digest))
        });
        Self {
            by_name: named.collect(),
            package: RefCell::new(package),
        }
    }

    /// The names of all files below `data/`.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// The digest of the file of this name.
    pub(crate) fn digest(&self, name: &str) -> Option<&Digest> {
        self.by_name.get(name)
    }

    /// The bytes of the file of this name.
    pub(crate) fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let mut package = self.package.try_borrow_mut().map_err(io::Error::other)?;
        package.read(name, limits::TOTAL).map_err(io::Error::other)
    }

    fn name_of(&self, digest: &Digest) -> Option<&str> {
        let mut files = self.by_name.iter();
        files
            .find(|(_, known)| *known == digest)
            .map(|(name, _)| name.as_str())
    }
}

/// The photos of a package, as its rules name them.
pub(crate) struct PackedPlates<'a> {
    files: &'a PackedFiles<'a>,
    rules: BTreeMap<&'a FigureId, &'a PictureRules>,
    /// Pictures that are not files of the package: for an outlet that takes Word alone they are only in the Word file.
    inside: BTreeMap<Digest, Vec<u8>>,
}

impl<'a> PackedPlates<'a> {
    /// The photos of these rules, also those that are only in the Word files and web pages of the package.
    pub(crate) fn of(files: &'a PackedFiles<'a>, rules: &'a [PictureRules]) -> Self {
        let mut plates = Self {
            files,
            rules: rules.iter().map(|rules| (&rules.figure, rules)).collect(),
            inside: BTreeMap::new(),
        };
        let is_inside = |rules: &&PictureRules| {
            let mut parts = [&rules.original, &rules.page].into_iter();
            parts.any(|file| files.name_of(&file.sha256).is_none())
        };
        if rules.iter().any(|rules| is_inside(&rules)) {
            plates.look_inside();
        }
        plates
    }

    fn look_inside(&mut self) {
        let mut keep = |picture: Picture<'_>| {
            if let Picture::Here { bytes, .. } = picture {
                self.inside.insert(Digest::of(bytes), bytes.to_vec());
            }
            Figure::default()
        };
        for name in self.files.names() {
            let Some((_, ending)) = name.rsplit_once('.') else {
                continue;
            };
            if !matches!(ending, "docx" | "html") {
                continue;
            }
            let Ok(bytes) = self.files.read(name) else {
                continue;
            };
            // A file that cannot be read gives no pictures here; that it differs is found when it is compared.
            match ending {
                "docx" => drop(press::docx::read::read(&bytes, &mut keep)),
                _ => drop(press::html::read_page(
                    &String::from_utf8_lossy(&bytes),
                    &mut keep,
                )),
            }
        }
    }

    fn bytes(
        &self,
        figure: &Figure,
        file: impl Fn(&PictureRules) -> &PictureFile,
    ) -> Result<Vec<u8>, PlateError> {
        let failed = |why: String| PlateError {
            photo: figure.file_name.clone(),
            why,
        };
        let missing = || failed("it is not in the package".to_owned());
        let file = self.rules.get(&figure.id).map(|rules| file(rules));
        let file = file.ok_or_else(missing)?;
        match (self.files.name_of(&file.sha256), self.inside.get(&file.sha256)) {
            (Some(name), _) => self.files.read(name).map_err(|error| failed(error.to_string())),
            (None, Some(bytes)) => Ok(bytes.clone()),
            (None, None) => Err(missing()),
        }
    }
}

impl Plates for PackedPlates<'_> {
    fn plate(&self, figure: &Figure) -> Option<Plate> {
        self.rules.get(&figure.id)?.plate(figure)
    }

    fn original(&self, figure: &Figure) -> Result<Vec<u8>, PlateError> {
        self.bytes(figure, |rules| &rules.original)
    }

    fn page_size(&self, figure: &Figure) -> Result<Vec<u8>, PlateError> {
        self.bytes(figure, |rules| &rules.page)
    }
}
