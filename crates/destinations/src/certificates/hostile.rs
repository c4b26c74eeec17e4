//! Files that are not what they seem: whatever is in one, reading it ends, and ends without a panic.

use proptest::prelude::*;
use zeroize::Zeroizing;

use super::file::{CertificateFile, FileKind};
use super::{generation, jks, key_store, pem, public};

static FILES: [(FileKind, &[u8]); 6] = [
    (FileKind::Pkcs12, include_bytes!("../../tests/files/modern.p12")),
    (FileKind::Pkcs12, include_bytes!("../../tests/files/legacy.pfx")),
    (FileKind::Jks, include_bytes!("../../tests/files/store.jks")),
    (FileKind::Pem, include_bytes!("../../tests/files/encrypted.pem")),
    (FileKind::Pem, include_bytes!("../../tests/files/sec1.pem")),
    (FileKind::Certificate, include_bytes!("../../tests/files/leaf.cer")),
];

fn read(kind: FileKind, content: Vec<u8>) {
    let file = CertificateFile { name: "hostile".to_owned(), kind, content: Zeroizing::new(content) };
    let _ = public::parts(&file);
    let _ = key_store::open(&file, "changeit");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        for kind in [FileKind::Pkcs12, FileKind::Jks, FileKind::Pem, FileKind::Certificate] {
            read(kind, bytes.clone());
        }
    }

    /// A real file with some bytes changed and perhaps its end cut off reaches further than noise does.
    #[test]
    fn a_damaged_file_is_read_or_refused(
        which in 0..FILES.len(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        length in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let (kind, bytes) = FILES[which];
        let mut bytes = bytes.to_vec();
        for (at, value) in damage {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if is_cut {
            bytes.truncate(length.index(bytes.len()));
        }
        read(kind, bytes);
    }
}

proptest! {
    #[test]
    fn a_java_key_store_that_promises_more_than_it_holds_is_refused(rest in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut bytes = vec![0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2];
        bytes.extend(rest);
        if let Some(entries) = jks::read(&bytes) {
            let held: usize = entries.iter().flat_map(|entry| &entry.chain).map(|der| der.len()).sum();
            prop_assert!(held <= bytes.len());
        }
    }

    #[test]
    fn pem_blocks_come_back_whatever_stands_between_them(
        ders in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..200), 1..4),
        between in "[^-]{0,40}",
    ) {
        let text: String = ders.iter().map(|der| pem::encode(der, "CERTIFICATE").to_string() + &between).collect();
        let read: Vec<Vec<u8>> = pem::blocks(&text).into_iter().map(|block| block.der.to_vec()).collect();
        prop_assert_eq!(read, ders);
    }

    #[test]
    fn any_text_is_pem_or_not(text in "(-----BEGIN |-----END |-----|CERTIFICATE|[A-Za-z0-9+/=\\n ]{0,20}){0,12}") {
        let _ = pem::blocks(&text);
        let _ = generation::request(&text);
    }
}
