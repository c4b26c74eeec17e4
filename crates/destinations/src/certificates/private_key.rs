//! A private key as the formats have it, brought to PKCS #8.

use aws_lc_rs::encoding::AsDer as _;
use aws_lc_rs::rsa;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P384_SHA384_ASN1_SIGNING, ECDSA_P521_SHA512_ASN1_SIGNING,
    EcdsaKeyPair, EcdsaSigningAlgorithm, Ed25519KeyPair, KeyPair as _,
};
use zeroize::Zeroizing;

/// A key that the signature library takes: RSA, ECDSA on a NIST curve, or Ed25519.
pub(super) struct PrivateKey {
    pub pkcs8: Zeroizing<Vec<u8>>,
    /// The bits of its `SubjectPublicKeyInfo`, to find its certificate by.
    pub public: Vec<u8>,
}

static CURVES: [&EcdsaSigningAlgorithm; 3] =
    [&ECDSA_P256_SHA256_ASN1_SIGNING, &ECDSA_P384_SHA384_ASN1_SIGNING, &ECDSA_P521_SHA512_ASN1_SIGNING];

impl PrivateKey {
    /// From a PKCS #8 structure (`BEGIN PRIVATE KEY`).
    pub(super) fn from_pkcs8(der: &[u8]) -> Option<Self> {
        let with = |public: &[u8]| Self { pkcs8: Zeroizing::new(der.to_vec()), public: public.to_vec() };
        if let Ok(pair) = rsa::KeyPair::from_pkcs8(der) {
            return Some(with(pair.public_key().as_ref()));
        }
        for curve in CURVES {
            if let Ok(pair) = EcdsaKeyPair::from_private_key_der(curve, der) {
                return Some(with(pair.public_key().as_ref()));
            }
        }
        let pair = Ed25519KeyPair::from_pkcs8(der).ok()?;
        Some(with(pair.public_key().as_ref()))
    }

    /// From an `RSAPrivateKey` (`BEGIN RSA PRIVATE KEY`).
    pub(super) fn from_pkcs1(der: &[u8]) -> Option<Self> {
        let pair = rsa::KeyPair::from_der(der).ok()?;
        let pkcs8 = pair.as_der().ok()?;
        Some(Self {
            pkcs8: Zeroizing::new(pkcs8.as_ref().to_vec()),
            public: pair.public_key().as_ref().to_vec(),
        })
    }

    /// From an `ECPrivateKey` (`BEGIN EC PRIVATE KEY`).
    pub(super) fn from_sec1(der: &[u8]) -> Option<Self> {
        CURVES.into_iter().find_map(|curve| {
            let pair = EcdsaKeyPair::from_private_key_der(curve, der).ok()?;
            let pkcs8 = pair.to_pkcs8v1().ok()?;
            Some(Self {
                pkcs8: Zeroizing::new(pkcs8.as_ref().to_vec()),
                public: pair.public_key().as_ref().to_vec(),
            })
        })
    }
}
