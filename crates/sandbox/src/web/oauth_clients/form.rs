//! The form behind *Register* and *Edit*.

use maud::{Markup, html};

use super::LIST;
use crate::problem::FieldProblem;
use crate::rules::Admin;
use crate::rules::key_pair::{self, ISSUED_BY, KeyPairInput};
use crate::rules::oauth_clients::ClientInput;
use crate::store::OauthClient;
use crate::web::field::{Field, Kind, summary};
use crate::web::fields::Fields;
use crate::web::page::csrf;
use crate::web::session::Token;
use crate::{COMPANY_ID, Problem, Sandbox};

/// What stands in the form.
#[derive(Default)]
pub struct ClientForm {
    pub application_name: String,
    pub description: String,
    pub application_url: String,
    pub bind_to_users: bool,
    pub user_ids: String,
    pub certificate: String,
    pub key_pair: KeyPairInput,
    /// Id of a key pair just generated.
    pub generated: Option<String>,
}

impl ClientForm {
    /// As typed and sent.
    pub fn sent(fields: &Fields) -> Self {
        Self {
            application_name: fields.owned("applicationName"),
            description: fields.owned("description"),
            application_url: fields.owned("applicationUrl"),
            bind_to_users: fields.ticked("bindToUsers"),
            user_ids: fields.owned("userIds"),
            certificate: fields.owned("certificate"),
            key_pair: KeyPairInput {
                common_name: fields.owned("commonName"),
                organization: fields.owned("organization"),
                organizational_unit: fields.owned("organizationalUnit"),
                locality: fields.owned("locality"),
                state: fields.owned("state"),
                country: fields.owned("country"),
                valid_days: fields.owned("validDays"),
            },
            generated: Some(fields.owned("generated")).filter(|id| !id.is_empty()),
        }
    }

    /// As registered.
    pub fn of(client: &OauthClient) -> Self {
        Self {
            application_name: client.application_name.clone(),
            description: client.description.clone(),
            application_url: client.application_url.clone(),
            bind_to_users: client.bind_to_users,
            user_ids: client.bound_users().join(", "),
            certificate: client.certificate_pem.clone(),
            ..Self::default()
        }
    }

    pub fn input(&self) -> ClientInput {
        ClientInput {
            application_name: self.application_name.clone(),
            description: self.description.clone(),
            application_url: self.application_url.clone(),
            bind_to_users: self.bind_to_users,
            user_ids: vec![self.user_ids.clone()],
            certificate: self.certificate.clone(),
        }
    }

    /// Makes a key pair from the lower part of the form, fills in its certificate and offers the download.
    pub async fn generate_key_pair(&mut self, sandbox: &Sandbox, admin: &Admin) -> Result<(), Problem> {
        let made = key_pair::generate(sandbox, admin, &self.key_pair).await?;
        let (user_id, now) = (&admin.person().user_id, sandbox.clock().now());
        self.generated = Some(sandbox.generated().keep(user_id, made.pem, sandbox.chance(), now));
        self.certificate = made.certificate_pem;
        Ok(())
    }

    /// The form itself, sent to `action`; `save` is the word on its button.
    pub fn show(
        &self,
        token: &Token,
        action: &str,
        save: &str,
        api_key: Option<&str>,
        problems: &[FieldProblem],
    ) -> Markup {
        let text = |name, label, value| Field { name, label, value, autocomplete: "off", ..Field::default() };
        html! {
            (summary(problems))
            form .card method="post" action=(action) novalidate {
                (csrf(token))
                @if let Some(id) = &self.generated { input type="hidden" name="generated" value=(id); }
                // The first button of a form is the one Enter presses.
                button .hidden type="submit" tabindex="-1" aria-hidden="true" { (save) }
                p .hint { "* Required Fields" }
                div .field {
                    label for="company" { "Company" }
                    input id="company" value=(COMPANY_ID) readonly;
                }
                (Field {
                    required: true,
                    ..text("applicationName", "Application Name", &self.application_name)
                }.show(problems))
                (text("description", "Description", &self.description).show(problems))
                @if let Some(api_key) = api_key {
                    div .field {
                        label for="apiKey" { "API Key" }
                        input .code id="apiKey" value=(api_key) readonly;
                    }
                }
                (Field {
                    required: true,
                    hint: "Must be unique. It only identifies the application and is never called.",
                    ..text("applicationUrl", "Application URL", &self.application_url)
                }.show(problems))
                div .field .box {
                    input #bindToUsers type="checkbox" name="bindToUsers" checked[self.bind_to_users]
                        aria-describedby="bindToUsers-hint";
                    label for="bindToUsers" { "Bind to Users" }
                    p .hint #bindToUsers-hint { "Restricts the API key to the users listed below." }
                }
                (Field {
                    hint: "Only for a bound client; separate several by commas.",
                    ..text("userIds", "User IDs", &self.user_ids)
                }.show(problems))
                (Field {
                    required: true,
                    kind: Kind::Code(8),
                    hint: "Paste the text between BEGIN CERTIFICATE and END CERTIFICATE, with or without those lines.",
                    ..text("certificate", "X.509 Certificate", &self.certificate)
                }.show(problems))
                @if let Some(id) = &self.generated { (download(id)) }
                p .actions {
                    button .primary type="submit" name="action" value="save" { (save) }
                    a .button href=(LIST) { "Cancel" }
                }
                (self.generate(problems))
            }
        }
    }

    fn generate(&self, problems: &[FieldProblem]) -> Markup {
        let pair = &self.key_pair;
        let part = |name, label, value| Field { name, label, value, autocomplete: "off", ..Field::default() };
        let names =
            ["commonName", "organization", "organizationalUnit", "locality", "state", "country", "validDays"];
        let open = problems.iter().any(|problem| names.contains(&problem.field));
        html! {
            details open[open] {
                summary { "Generate X.509 Certificate" }
                p .hint {
                    "For a client that has no certificate of its own. The private key is offered for download once \
                     and not kept; for a task center, paste its trust certificate instead."
                }
                div .grid {
                    div .field {
                        label for="issuedBy" { "Issued By" }
                        input id="issuedBy" value=(ISSUED_BY) readonly;
                    }
                    (Field { required: true, ..part("commonName", "Common Name (CN)", &pair.common_name) }.show(problems))
                    (part("organization", "Organization (O)", &pair.organization).show(problems))
                    (part("organizationalUnit", "Organizational Unit (OU)", &pair.organizational_unit).show(problems))
                    (part("locality", "Locality (L)", &pair.locality).show(problems))
                    (part("state", "State/Province (ST)", &pair.state).show(problems))
                    (part("country", "Country (C)", &pair.country).show(problems))
                    (Field { kind: Kind::Number, ..part("validDays", "Validity (days)", &pair.valid_days) }.show(problems))
                }
                p .actions { button type="submit" name="action" value="generate" { "Generate" } }
            }
        }
    }
}

fn download(id: &str) -> Markup {
    html! {
        div .notice role="status" {
            p {
                "A key pair was generated and its certificate filled in. Download it now: the private key is not \
                 kept, and after 15 minutes it is gone."
            }
            p .actions {
                a .button href={ (LIST) "/generated/" (id) } download="Certificate.pem" { "Download" }
            }
        }
    }
}
