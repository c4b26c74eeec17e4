//! Java key stores: their certificates, which are not encrypted. Their keys are under an algorithm of their own, which
//! docket does not open.
//!
//! Source: the layout `OpenJDK`'s `JavaKeyStore.engineLoad` reads.

const MAGIC: u32 = 0xFEED_FEED;
/// More entries than any key store of one destination has.
const MAX_ENTRIES: u32 = 1000;

/// One entry: a key with its chain, or a trusted certificate.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    pub alias: String,
    /// A private key comes before the chain, under the store's password.
    pub has_key: bool,
    /// The certificates' DER bytes, the key's own first.
    pub chain: Vec<&'a [u8]>,
}

/// The entries; `None` if it is no such file or breaks off. The integrity hash under the password is not checked.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<Entry<'_>>> {
    let mut reader = Reader(bytes);
    if reader.number()? != MAGIC {
        return None;
    }
    let version = reader.number()?;
    let count = reader.number()?;
    if !(1..=2).contains(&version) || count > MAX_ENTRIES {
        return None;
    }
    let mut entries = Vec::new();
    for _ in 0..count {
        let tag = reader.number()?;
        let alias = String::from_utf8_lossy(reader.text()?).into_owned();
        reader.take(8)?;
        let certificates = match tag {
            1 => {
                let key_length = reader.number()?;
                reader.take(usize::try_from(key_length).ok()?)?;
                reader.number()?
            }
            2 => 1,
            _ => return None,
        };
        let mut chain = Vec::new();
        for _ in 0..certificates {
            if version == 2 {
                reader.text()?;
            }
            let length = reader.number()?;
            chain.push(reader.take(usize::try_from(length).ok()?)?);
        }
        entries.push(Entry { alias, has_key: tag == 1, chain });
    }
    Some(entries)
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        self.take(4).map(|bytes| u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    fn text(&mut self) -> Option<&'a [u8]> {
        let length = self.take(2).map(|bytes| u16::from_be_bytes([bytes[0], bytes[1]]))?;
        self.take(usize::from(length))
    }
}
