mod arbitrary;
mod foreign;
mod form;
mod laws;
