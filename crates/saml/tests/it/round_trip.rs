//! What docket signs, docket reads back.

use docket_saml::{
    CONFIRMATION_BEARER, Conditions, KeyError, SignOptions, SigningKey, SubjectConfirmation, VerifyError,
    sign, verify,
};

use crate::support::{FOREIGN_KEY, KEY, assertion, signed};

#[test]
fn what_is_signed_is_read_back_in_full() {
    for include_certificate in [false, true] {
        let options = SignOptions { include_certificate, ..SignOptions::default() };
        let xml = sign(&assertion(), &KEY.signing, &options).unwrap();
        let verified = verify(xml.as_bytes(), KEY.signing.certificate()).unwrap();
        let made = assertion();
        assert_eq!(verified.id, made.id);
        assert_eq!(verified.issuer, made.issuer);
        assert_eq!(verified.issue_instant, made.issue_instant);
        assert_eq!(verified.name_id, made.name_id);
        assert_eq!(
            verified.confirmation,
            Some(SubjectConfirmation {
                method: CONFIRMATION_BEARER.into(),
                not_before: None,
                not_on_or_after: Some(made.not_on_or_after),
                recipient: Some(made.recipient),
            })
        );
        assert_eq!(
            verified.conditions,
            Conditions {
                not_before: Some(made.not_before),
                not_on_or_after: Some(made.not_on_or_after),
                audiences: vec![made.audience],
            }
        );
        assert_eq!(verified.authn_instant, Some(made.authn_instant));
        assert_eq!(verified.authn_context_class_ref, Some(made.authn_context_class_ref));
        assert_eq!(verified.session_index, made.session_index);
        assert_eq!(verified.attribute("api_key"), Some(&["NzY1 & <more>".to_owned()][..]));
        assert_eq!(verified.attributes, made.attributes);
    }
}

#[test]
fn another_key_does_not_verify_it() {
    let xml = signed();
    assert_eq!(
        verify(xml.as_bytes(), FOREIGN_KEY.signing.certificate()),
        Err(VerifyError::SignatureMismatch)
    );
}

#[test]
fn a_key_is_taken_only_with_its_own_certificate() {
    let error =
        SigningKey::from_pkcs8_pem(&KEY.private_pem, &FOREIGN_KEY.certificate_pem).map(|_| ()).unwrap_err();
    assert_eq!(error, KeyError::NotItsCertificate);
}
