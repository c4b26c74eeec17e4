//! Assertions written and signed by hand, byte by byte: good ones, and bad ones no library would make.
//!
//! The text is its own canonical form (sorted attributes, no empty-element tags, no white space between elements), so
//! what is digested is the text itself. Nothing here comes from the crate that checks signatures.

use std::fmt::Write as _;
use std::sync::OnceLock;

use aws_lc_rs::digest;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_sandbox::Moment;

pub const EXC_C14N: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
pub const RSA_SHA256: &str = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
pub const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";
pub const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
pub const UNSPECIFIED: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
pub const EMAIL: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
const SAML: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";

/// An RSA key and its self-signed certificate.
pub struct Key {
    pair: RsaKeyPair,
    pub certificate_pem: String,
    pub private_pem: String,
}

impl Key {
    fn make(common_name: &str) -> Self {
        let key = rcgen::KeyPair::generate_rsa_for(&rcgen::PKCS_RSA_SHA256, rcgen::RsaKeySize::_2048)
            .expect("a key can be made");
        let mut parameters = rcgen::CertificateParams::default();
        parameters.distinguished_name.push(rcgen::DnType::CommonName, common_name);
        let certificate = parameters.self_signed(&key).expect("a certificate can be made");
        let pair = RsaKeyPair::from_pkcs8(&key.serialize_der()).expect("the key was made right now");
        Self { pair, certificate_pem: certificate.pem(), private_pem: key.serialize_pem() }
    }

    /// The subaccount's key, made once per run.
    pub fn own() -> &'static Self {
        static KEY: OnceLock<Key> = OnceLock::new();
        KEY.get_or_init(|| Self::make("docket trust"))
    }

    /// Somebody else's.
    pub fn foreign() -> &'static Self {
        static KEY: OnceLock<Key> = OnceLock::new();
        KEY.get_or_init(|| Self::make("somebody else"))
    }

    fn sign(&self, text: &str) -> String {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text.as_bytes(), &mut signature)
            .expect("the buffer has the size of the modulus");
        STANDARD.encode(signature)
    }

    /// The certificate between its BEGIN and END lines.
    pub fn certificate_body(&self) -> String {
        self.certificate_pem.lines().filter(|line| !line.starts_with("-----")).collect()
    }
}

/// What goes into an assertion and its signature. Change fields, then take [`Forge::xml`].
#[derive(Clone)]
pub struct Forge {
    pub id: String,
    pub issuer: String,
    pub name_id: String,
    pub format: String,
    pub recipient: String,
    pub audience: String,
    pub not_before: Moment,
    pub not_on_or_after: Moment,
    pub now: Moment,
    pub attributes: Vec<(String, String)>,
    pub c14n: String,
    pub signature_method: String,
    pub digest_method: String,
    /// `None` means `#` and the id.
    pub reference_uri: Option<String>,
    pub transforms: Vec<String>,
    /// Put behind the signature value, inside the signature.
    pub in_signature: String,
    /// A second reference, put behind the first.
    pub second_reference: String,
    /// A piece of the assertion and what it becomes before it is signed.
    pub replace: Option<(String, String)>,
}

impl Forge {
    /// A good assertion of ten minutes for a user.
    pub fn of(name_id: &str, now: Moment) -> Self {
        Self {
            id: "_7c1e".to_owned(),
            issuer: "docket.example".to_owned(),
            name_id: name_id.to_owned(),
            format: UNSPECIFIED.to_owned(),
            recipient: "https://api.example/oauth/token".to_owned(),
            audience: "www.successfactors.com".to_owned(),
            not_before: now,
            not_on_or_after: now.plus(std::time::Duration::from_mins(10)),
            now,
            attributes: Vec::new(),
            c14n: EXC_C14N.to_owned(),
            signature_method: RSA_SHA256.to_owned(),
            digest_method: SHA256.to_owned(),
            reference_uri: None,
            transforms: vec![ENVELOPED.to_owned(), EXC_C14N.to_owned()],
            in_signature: String::new(),
            second_reference: String::new(),
            replace: None,
        }
    }

    /// The same with other fields.
    pub fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    pub fn attribute(mut self, name: &str, value: &str) -> Self {
        self.attributes.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The assertion with something where the signature stands, right after the issuer.
    pub fn around(&self, signature: &str) -> String {
        let mut attributes = String::new();
        if !self.attributes.is_empty() {
            attributes.push_str("<saml2:AttributeStatement>");
            for (name, value) in &self.attributes {
                write!(
                    attributes,
                    "<saml2:Attribute Name=\"{name}\"><saml2:AttributeValue>{value}</saml2:AttributeValue></saml2:Attribute>"
                )
                .expect("a String takes everything");
            }
            attributes.push_str("</saml2:AttributeStatement>");
        }
        let text = format!(
            "<saml2:Assertion xmlns:saml2=\"{SAML}\" ID=\"{id}\" IssueInstant=\"{now}\" Version=\"2.0\">\
             <saml2:Issuer>{issuer}</saml2:Issuer>{signature}\
             <saml2:Subject><saml2:NameID Format=\"{format}\">{name_id}</saml2:NameID>\
             <saml2:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\">\
             <saml2:SubjectConfirmationData NotOnOrAfter=\"{until}\" Recipient=\"{recipient}\">\
             </saml2:SubjectConfirmationData></saml2:SubjectConfirmation></saml2:Subject>\
             <saml2:Conditions NotBefore=\"{from}\" NotOnOrAfter=\"{until}\"><saml2:AudienceRestriction>\
             <saml2:Audience>{audience}</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions>\
             <saml2:AuthnStatement AuthnInstant=\"{now}\" SessionIndex=\"s1\"><saml2:AuthnContext>\
             <saml2:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession\
             </saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement>{attributes}\
             </saml2:Assertion>",
            id = self.id,
            now = self.now.wire(),
            issuer = self.issuer,
            format = self.format,
            name_id = self.name_id,
            until = self.not_on_or_after.wire(),
            recipient = self.recipient,
            from = self.not_before.wire(),
            audience = self.audience,
        );
        match &self.replace {
            Some((from, to)) => text.replacen(from, to, 1),
            None => text,
        }
    }

    /// The signature over this assertion.
    pub fn signature(&self, key: &Key) -> String {
        let digest = digest::digest(&digest::SHA256, self.around("").as_bytes());
        let uri = self.reference_uri.clone().unwrap_or_else(|| format!("#{}", self.id));
        let transforms = self.transforms.iter().fold(String::new(), |text, algorithm| {
            text + "<ds:Transform Algorithm=\"" + algorithm + "\"></ds:Transform>"
        });
        let inside = format!(
            "<ds:CanonicalizationMethod Algorithm=\"{c14n}\"></ds:CanonicalizationMethod>\
             <ds:SignatureMethod Algorithm=\"{method}\"></ds:SignatureMethod>\
             <ds:Reference URI=\"{uri}\"><ds:Transforms>{transforms}</ds:Transforms>\
             <ds:DigestMethod Algorithm=\"{digest_method}\"></ds:DigestMethod>\
             <ds:DigestValue>{digest}</ds:DigestValue></ds:Reference>{second}",
            c14n = self.c14n,
            method = self.signature_method,
            digest_method = self.digest_method,
            digest = STANDARD.encode(digest),
            second = self.second_reference,
        );
        // Canonical on its own, the element declares the prefix it inherits in place.
        let canonical = format!("<ds:SignedInfo xmlns:ds=\"{DSIG}\">{inside}</ds:SignedInfo>");
        format!(
            "<ds:Signature xmlns:ds=\"{DSIG}\"><ds:SignedInfo>{inside}</ds:SignedInfo>\
             <ds:SignatureValue>{}</ds:SignatureValue>{}</ds:Signature>",
            key.sign(&canonical),
            self.in_signature,
        )
    }

    /// The signed assertion.
    pub fn signed(&self, key: &Key) -> String {
        self.around(&self.signature(key))
    }
}
