//! Failed sign-ins, counted per name and per address.
