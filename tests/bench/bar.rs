//! One bar: our figure, that of the other program, and how much more ours may take.

/// Prints the ratio with both sides in their unit, and answers whether it is within the bar.
pub(crate) fn bar(what: &str, (ours, theirs): (f64, f64), unit: &str, most: f64) -> bool {
    let ratio = ours / theirs;
    let met = ratio <= most;
    println!(
        "  {what}: {ratio:.2} ({ours:.2} {unit} ÷ {theirs:.2} {unit}), bar {most:.1}: {}",
        if met { "met" } else { "MISSED" }
    );
    met
}
