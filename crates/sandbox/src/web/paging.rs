//! Pages of a long list.

use maud::{Markup, html};
use serde::Deserialize;

/// Which page, and how many items it has.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Paging {
    #[serde(default, deserialize_with = "number")]
    page: u32,
    #[serde(default, deserialize_with = "number")]
    items: u32,
}

/// Zero for anything that is no number: a mistyped address shows the first page.
fn number<'de, D: serde::Deserializer<'de>>(value: D) -> Result<u32, D::Error> {
    Ok(String::deserialize(value)?.parse().unwrap_or(0))
}

const SIZES: [u32; 3] = [10, 20, 50];

impl Paging {
    /// Rows per page: one of the sizes offered, the smallest by default.
    pub fn limit(self) -> u32 {
        if SIZES.contains(&self.items) { self.items } else { SIZES[0] }
    }

    /// The page's number, from 1.
    fn number(self) -> u32 {
        self.page.max(1)
    }

    pub fn offset(self) -> u32 {
        (self.number() - 1).saturating_mul(self.limit())
    }

    /// Links to the neighbours and to other sizes, for `total` items at `address`.
    pub fn links(self, address: &str, total: u64) -> Markup {
        let (limit, number) = (self.limit(), self.number());
        let pages = total.div_ceil(u64::from(limit)).max(1);
        let to = |page: u32, items: u32| format!("{address}?page={page}&items={items}");
        html! {
            nav .paging aria-label="Pages" {
                span .pages {
                    @if number > 1 { a .button href=(to(number - 1, limit)) rel="prev" { "Previous" } }
                    span { "Page " (number) " of " (pages) }
                    @if u64::from(number) < pages { a .button href=(to(number + 1, limit)) rel="next" { "Next" } }
                }
                span .sizes {
                    "Items per page:"
                    @for size in SIZES {
                        " " a href=(to(1, size)) aria-current=[(size == limit).then_some("true")] { (size) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_far_out_does_not_overflow_and_an_odd_size_is_the_smallest() {
        let paging = Paging { page: u32::MAX, items: 7 };
        assert_eq!((paging.limit(), paging.offset()), (10, u32::MAX));
        assert_eq!(Paging { page: 3, items: 20 }.offset(), 40);
        assert_eq!(Paging { page: 0, items: 0 }.offset(), 0);
    }
}
