use std::process::Command;

use press::captions;

use crate::{judges, sample};

#[test]
fn a_caption_sheet_has_a_row_a_figure_and_a_spreadsheet_reads_its_cells() {
    let csv = captions::csv(&sample::story(), &sample::Bench, None);
    assert!(
        csv.starts_with('\u{feff}') && csv.contains("\r\n"),
        "as Excel wants it"
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("captions.csv");
    std::fs::write(&file, &csv).unwrap();
    let script = "import csv, sys\n[print('|'.join(row)) for row in csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline=''))]";
    let (done, said) = judges::run(
        "python3-venv",
        Command::new(judges::python()).args(["-c", script]).arg(&file),
    );
    assert!(done, "{said}");
    let rows: Vec<&str> = said.lines().collect();
    assert_eq!(rows.len(), 1 + sample::story().figures().count());
    assert!(rows[0].starts_with("图号|文件名|图片说明|摄影|"), "{}", rows[0]);
    assert!(
        rows[1].starts_with("1|01-打饭.jpg|王桂兰(前排左一)在打饭|陈一鸣|东河发布|2026年3月8日 11:30|"),
        "{}",
        rows[1]
    );
    assert!(rows[1].contains("王桂兰（居民，前排左一）"));
}

#[test]
fn a_caption_cannot_be_a_formula() {
    let mut content = sample::story();
    for figure in content.figures_mut() {
        figure.caption = "=HYPERLINK(\"http://x\",\"a, b\")".to_owned();
    }
    let csv = captions::csv(&content, &sample::Bench, None);
    assert!(
        csv.contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"a, b\"\")\""),
        "{csv}"
    );
}
